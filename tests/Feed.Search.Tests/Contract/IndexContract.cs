using Feed.Contracts;

namespace Feed.Search.Tests.Contract;

public abstract class IndexContract : SearchContract
{
    private const string Group = "search-indexer";

    [Fact]
    public async Task Older_version_never_replaces_a_newer_one()
    {
        var id = await Engine.PostAsync("first");
        await Engine.WritePostAsync(id, "third", lsn: 300);
        await Engine.WritePostAsync(id, "second", lsn: 200);
        Assert.Equal([id], await Engine.PostsAsync("third"));
        Assert.Empty(await Engine.PostsAsync("second"));
    }

    [Fact]
    public async Task Deleted_post_does_not_come_back_from_a_late_create_or_edit()
    {
        var id = await Engine.PostAsync("moon");
        await Engine.WritePostAsync(id, null, lsn: 300);
        await Engine.WritePostAsync(id, "moon", lsn: 100);
        await Engine.WritePostAsync(id, "moon again", lsn: 200);
        Assert.Empty(await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Delete_that_comes_before_its_create_wins()
    {
        var id = FeedId.FirstAt(SearchEngine.Now);
        await Engine.WritePostAsync(id, null, lsn: 300);
        await Engine.WriteUserAsync(id + 1, null, null, lsn: 300);
        await Engine.WritePostAsync(id, "moon", lsn: 100);
        await Engine.WriteUserAsync(id + 1, "moon", "Moon", lsn: 100);
        Assert.Empty(await Engine.PostsAsync("moon"));
        Assert.Empty(await Engine.UsersAsync("moon"));
    }

    [Fact]
    public async Task Change_of_the_same_lsn_as_the_snapshots_row_wins()
    {
        var id = await Engine.PostAsync("snapshot");
        await Engine.WritePostAsync(id, "stream", lsn: 100);
        Assert.Equal([id], await Engine.PostsAsync("stream"));
        await Engine.WritePostAsync(id, null, lsn: 100);
        Assert.Empty(await Engine.PostsAsync("stream"));
    }

    [Fact]
    public async Task Sweep_removes_old_tombstones_and_nothing_else()
    {
        var kept = await Engine.PostAsync("moon");
        await Engine.WritePostAsync(await Engine.PostAsync("moon"), null, lsn: 200);
        await Engine.WriteUserAsync(await Engine.UserAsync("moon", "Moon"), null, null, lsn: 200);
        Assert.Equal(0, await Engine.Index.SweepAsync(TimeSpan.FromHours(1), Cancellation));
        Assert.Equal(2, await Engine.Index.SweepAsync(TimeSpan.FromSeconds(-1), Cancellation));
        Assert.Equal(0, await Engine.Index.SweepAsync(TimeSpan.FromSeconds(-1), Cancellation));
        Assert.Equal([kept], await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Readers_stay_with_the_complete_epoch_until_the_next_one_is_complete()
    {
        var old = await Engine.PostAsync("moon");
        await Engine.Index.BeginEpochAsync(2, Cancellation);
        Engine.Epoch = 2;
        var fresh = await Engine.PostAsync("moon");
        Assert.Equal([old], await Engine.PostsAsync("moon"));
        await Engine.Index.CompleteEpochAsync(2, Cancellation);
        Assert.Equal([fresh], await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Unfinished_epoch_is_replaced_by_the_next_and_its_documents_are_ignored()
    {
        var old = await Engine.PostAsync("moon");
        await Engine.Index.BeginEpochAsync(2, Cancellation);
        await Engine.Index.BeginEpochAsync(3, Cancellation);
        Engine.Epoch = 2;
        await Engine.PostAsync("moon");
        await Engine.Index.CompleteEpochAsync(2, Cancellation);
        Assert.Equal([old], await Engine.PostsAsync("moon"));
        await Engine.Index.CompleteEpochAsync(3, Cancellation);
        Assert.Empty(await Engine.PostsAsync("moon"));
        Engine.Epoch = 1;
        await Engine.PostAsync("moon");
        Assert.Empty(await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Beginning_and_completing_an_epoch_twice_changes_nothing()
    {
        await Engine.Index.BeginEpochAsync(2, Cancellation);
        Engine.Epoch = 2;
        var id = await Engine.PostAsync("moon");
        await Engine.Index.BeginEpochAsync(2, Cancellation);
        await Engine.Index.CompleteEpochAsync(2, Cancellation);
        await Engine.Index.CompleteEpochAsync(2, Cancellation);
        Assert.Equal([id], await Engine.PostsAsync("moon"));
    }

    [Fact]
    public async Task Mark_is_read_back_and_unknown_until_written()
    {
        Assert.Null(await Engine.Index.ReadMarkAsync(Group, Cancellation));
        var position = new ChangePosition(1, ulong.MaxValue - 1, 0x16_B374D848, 12);
        await Engine.Index.WriteMarkAsync(Group, position with { Order = 1 }, Cancellation);
        await Engine.Index.WriteMarkAsync(Group, position, Cancellation);
        Assert.Equal(position, await Engine.Index.ReadMarkAsync(Group, Cancellation));
        Assert.Null(await Engine.Index.ReadMarkAsync("another", Cancellation));
    }

    [Fact]
    public async Task Marks_are_written_together_and_read_in_the_order_asked_for()
    {
        var (one, two) = (new ChangePosition(1, 7, 0, 0), new ChangePosition(1, 8, 0, 0));
        await Engine.Index.WriteMarksAsync(new Dictionary<string, ChangePosition> { ["group.b.1"] = two, ["group.a.0"] = one }, Cancellation);
        Assert.Equal([two, null, one], await Engine.Index.ReadMarksAsync(["group.b.1", "group.c.0", "group.a.0"], Cancellation));
        Assert.Empty(await Engine.Index.ReadMarksAsync([], Cancellation));
    }

    [Fact]
    public async Task Mark_does_not_outlive_the_index_that_it_speaks_of()
    {
        await Engine.Index.WriteMarkAsync(Group, new ChangePosition(1, 1, 1, 1), Cancellation);
        await Engine.Index.BeginEpochAsync(2, Cancellation);
        await Engine.Index.CompleteEpochAsync(2, Cancellation);
        Assert.Null(await Engine.Index.ReadMarkAsync(Group, Cancellation));
    }

    [Fact]
    public async Task Batch_of_nothing_is_written() => await Engine.Index.WriteAsync(new DocumentBatch([], []), Cancellation);
}
