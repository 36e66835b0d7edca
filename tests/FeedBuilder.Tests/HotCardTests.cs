using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rule 17: a process keeps cards, and shows none that a change has made old.</summary>
public sealed class HotCardTests(Servers servers)
{
    private static readonly Dictionary<string, string?> Long = new() { ["Feed:CardCacheFor"] = "00:10:00" };

    public enum Change
    {
        Edit,
        EditAndBack,
        Delete,
        Rename,
        DeleteAuthor,
        Block,
        Unfollow,
    }

    [Theory]
    [InlineData(Change.Edit)]
    [InlineData(Change.EditAndBack)]
    [InlineData(Change.Delete)]
    [InlineData(Change.Rename)]
    [InlineData(Change.DeleteAuthor)]
    [InlineData(Change.Block)]
    [InlineData(Change.Unfollow)]
    public async Task A_change_is_shown_at_once_by_processes_that_keep_the_card(Change change)
    {
        await using var world = await servers.CreateAsync(cap: 20);
        var (viewer, author) = (await world.AddUserAsync(), await world.AddUserAsync());
        await world.FollowAsync(viewer, author);
        var posts = await world.PostManyAsync(author, 3);
        await world.CatchUpAsync();
        var readers = new[] { world.Start(Long), world.Start(Long) };
        foreach (var reader in readers)
        {
            for (var time = 0; time < 3; time++) Assert.Equal(3, (await PageAsync(reader, viewer)).Length);
        }

        await ApplyAsync(world, change, viewer, author, posts[1]);

        var expected = await ExpectedAsync(world, viewer);
        foreach (var reader in readers) Assert.Equal(expected, await PageAsync(reader, viewer));
        foreach (var reader in readers) Assert.Equal(expected, await PageAsync(reader, viewer));
    }

    private static async Task ApplyAsync(World world, Change change, long viewer, long author, long post)
    {
        switch (change)
        {
            case Change.Edit: await world.EditAsync(post, "two"); break;
            case Change.EditAndBack:
                await world.EditAsync(post, "two");
                await world.CatchUpAsync();
                await world.EditAsync(post, "post 2");
                break;
            case Change.Delete: await world.DeletePostAsync(post); break;
            case Change.Rename: await world.ExecuteAsync("UPDATE users SET display_name = 'Other' WHERE id = $1", author); break;
            case Change.DeleteAuthor: await world.DeleteUserAsync(author); break;
            case Change.Block: await world.BlockAsync(author, viewer); break;
            default: await world.UnfollowAsync(viewer, author); break;
        }

        await world.CatchUpAsync();
    }

    // What a viewer sees, as one would compare it.
    private static async Task<string[]> PageAsync(Instance reader, long viewer)
    {
        var page = await reader.Reader.ReadFeedAsync(viewer, 10, null, CancellationToken.None);
        await reader.Cards.GetPostCountsAsync(page.PostIds, CancellationToken.None);
        var cards = page.Cards.SelectMany(some => some.Posts).ToDictionary();
        var authors = page.Cards.SelectMany(some => some.Authors).DistinctBy(some => some.Key).ToDictionary();
        return [.. page.PostIds.Select(id => $"{id} {cards[id].Text} {authors[cards[id].AuthorId].DisplayName}")];
    }

    private static async Task<string[]> ExpectedAsync(World world, long viewer)
    {
        var rows = await world.RowsAsync(
            "SELECT p.id, p.id || ' ' || p.text || ' ' || u.display_name FROM posts p JOIN users u ON u.id = p.author_id",
            row => (Id: row.GetInt64(0), Text: row.GetString(1)));
        var texts = rows.ToDictionary(row => row.Id, row => row.Text);
        return [.. (await world.ExpectedFeedAsync(viewer)).Select(id => texts[id])];
    }
}
