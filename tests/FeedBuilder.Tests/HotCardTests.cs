using Feed.Contracts;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_whose_fill_is_older_than_an_edit_shows_the_edit(bool afterFill)
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "one");
        await world.CatchUpAsync();
        await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None);
        await world.Redis.KeyDeleteAsync(RedisKeys.Post(post));
        var reader = world.Start(Long);
        var fill = afterFill ? reader.Hook.HoldAfter("card-fill", RedisKeys.Post(post)) : reader.Hook.HoldBefore("card-fill", RedisKeys.Post(post));
        var reading = reader.Cards.GetPostsAsync([post], CancellationToken.None);
        await fill.ReachedAsync(reading);

        await world.EditAsync(post, "two");
        await world.CatchUpAsync();
        fill.Open();
        await reading;

        for (var time = 0; time < 3; time++)
            Assert.Equal("two", (await reader.Cards.GetPostsAsync([post], CancellationToken.None))[post].Text);
    }

    [Theory]
    [InlineData("card")]
    [InlineData("counters")]
    [InlineData("both")]
    public async Task What_redis_lost_is_no_proof_of_a_version(string lost)
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "one");
        await world.CatchUpAsync();
        var reader = world.Start(Long);
        await ReadAsync(reader, post);
        await ReadAsync(reader, post);
        if (lost != "counters") await world.Redis.KeyDeleteAsync(RedisKeys.Post(post));
        if (lost != "card") await world.Redis.KeyDeleteAsync(RedisKeys.Counts(post));

        await world.EditAsync(post, "two");
        await world.CatchUpAsync();
        Assert.Equal("two", await ReadAsync(reader, post));
        await world.DeletePostAsync(post);
        await world.CatchUpAsync();
        Assert.Null(await ReadAsync(reader, post));
    }

    [Fact]
    public async Task A_new_epoch_shows_what_the_stream_did_not_tell()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var (edited, deleted) = (await world.PostAsync(author, "one"), await world.PostAsync(author, "one"));
        await world.CatchUpAsync();
        var reader = world.Start(Long);
        foreach (var post in new[] { edited, deleted, edited, deleted }) Assert.Equal("one", await ReadAsync(reader, post));
        await world.EditAsync(edited, "two");
        await world.DeletePostAsync(deleted);

        await world.BeginEpochAsync();

        Assert.Equal("two", await ReadAsync(reader, edited));
        Assert.Null(await ReadAsync(reader, deleted));
    }

    [Fact]
    public async Task Readers_under_load_never_show_a_text_older_than_the_last_that_was_applied()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "0");
        await world.CatchUpAsync();
        var applied = 0;
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 6).Select(async lane =>
        {
            var reader = lane < 3 ? world.Main : world.Start(Long);
            while (!ended.IsCancellationRequested)
            {
                var least = Volatile.Read(ref applied);
                Assert.InRange(int.Parse((await ReadAsync(reader, post))!, null), least, 1_000);
                if (lane == 0) await world.Redis.KeyDeleteAsync(least % 2 == 0 ? RedisKeys.Post(post) : RedisKeys.Counts(post));
            }
        }).ToArray();

        for (var edit = 1; edit <= 60; edit++)
        {
            await world.EditAsync(post, $"{edit}");
            await world.CatchUpAsync();
            Volatile.Write(ref applied, edit);
        }

        await ended.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task No_more_cards_are_kept_than_are_allowed_and_none_when_none_may_be()
    {
        await using var world = await servers.CreateAsync(cap: 200);
        var author = await world.AddUserAsync();
        await world.PostManyAsync(author, 100);
        await world.CatchUpAsync();
        foreach (var size in new[] { 0, 10 })
        {
            var reader = world.Start(new Dictionary<string, string?>(Long) { ["Feed:CardCacheSize"] = $"{size}" });
            for (var time = 0; time < 2; time++) Assert.Equal(100, (await reader.FeedAsync(author)).Length);
            Assert.InRange(reader.RecentPosts.Count, 0, size + 1);
        }
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

    private static async Task<string?> ReadAsync(Instance reader, long post)
    {
        await reader.Cards.GetPostCountsAsync([post], CancellationToken.None);
        return (await reader.Cards.GetPostsAsync([post], CancellationToken.None)).GetValueOrDefault(post)?.Text;
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
