using Feed.Search.Elasticsearch;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class AliasPlanTests
{
    private static readonly IndexNames Posts = new("feed", "posts");
    private static readonly IndexNames Users = new("feed", "users");

    [Fact]
    public void No_epoch_needs_nothing() => Assert.Empty(Plan([]));

    [Fact]
    public void First_epoch_is_shown_although_it_is_not_complete() =>
        Assert.Equal(["add feed-posts-v1-0000000001", "add feed-users-v1-0000000001"], Plan([Epoch(1)]));

    [Fact]
    public void Epoch_that_is_shown_needs_nothing() => Assert.Empty(Plan([Epoch(1, isShown: true, isComplete: true)]));

    [Fact]
    public void Complete_epoch_stays_while_the_next_one_fills() => Assert.Empty(Plan([Epoch(1, isShown: true, isComplete: true), Epoch(2)]));

    [Fact]
    public void Complete_epoch_replaces_the_one_before_which_must_still_be_shown() =>
        Assert.Equal(
            [
                "add feed-posts-v1-0000000002", "remove feed-posts-v1-0000000001 if there",
                "add feed-users-v1-0000000002", "remove feed-users-v1-0000000001 if there",
            ],
            Plan([Epoch(1, isShown: true, isComplete: true), Epoch(2, isComplete: true)]));

    [Fact]
    public void Replaced_epoch_is_dropped_when_no_search_can_run_in_it_any_more() =>
        Assert.Equal(
            ["remove_index feed-posts-v1-0000000001", "remove_index feed-users-v1-0000000001"],
            Plan([Epoch(1, isComplete: true), Epoch(2, isShown: true, isComplete: true)], dropReplaced: true));

    [Fact]
    public void Unfinished_epoch_is_dropped_as_soon_as_there_is_a_newer_one() =>
        Assert.Equal(
            ["remove_index feed-posts-v1-0000000002", "remove_index feed-users-v1-0000000002"],
            Plan([Epoch(1, isShown: true, isComplete: true), Epoch(2), Epoch(3)]));

    [Fact]
    public void Half_of_an_epoch_is_neither_shown_nor_kept_beside_a_newer_one() =>
        Assert.Equal(
            ["add feed-posts-v1-0000000002", "add feed-users-v1-0000000002", "remove_index feed-posts-v1-0000000001"],
            Plan([new EpochState(1, [Posts.Index(1)], new HashSet<string> { Posts.Index(1) }, IsWhole: false, IsComplete: false), Epoch(2)]));

    private static EpochState Epoch(long epoch, bool isShown = false, bool isComplete = false)
    {
        string[] indexes = [Posts.Index(epoch), Users.Index(epoch)];
        return new EpochState(epoch, indexes, isShown ? indexes.ToHashSet() : [], IsWhole: true, isComplete);
    }

    private static List<string> Plan(IReadOnlyList<EpochState> epochs, bool dropReplaced = false) =>
        [.. AliasPlan.Of(epochs, [Posts, Users], dropReplaced).Select(action => action!.AsObject().Single()).Select(action =>
            $"{action.Key} {action.Value!["index"]}{(action.Value["must_exist"] is null ? "" : " if there")}")];
}
