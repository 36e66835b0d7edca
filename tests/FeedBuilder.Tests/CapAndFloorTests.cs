using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rules 8 and 13: a feed ends after exactly as many posts as it may show, whatever was cut, removed or came late.</summary>
public sealed class CapAndFloorTests(Servers servers)
{
    [Fact]
    public async Task What_a_delete_or_an_unfollow_takes_away_is_filled_up_from_below()
    {
        await using var world = await servers.CreateAsync(cap: 5);
        var (viewer, authors) = await FollowerAsync(world, 2);
        for (var i = 0; i < 6; i++) foreach (var author in authors) await world.PostAsync(author);
        await world.CatchUpAsync();
        Assert.Equal(5, (await world.Main.FeedAsync(viewer, 2)).Length);

        await world.DeletePostAsync((await world.ExpectedFeedAsync(viewer))[1]);
        await world.CatchUpAsync();
        Assert.Equal(4, (await world.FeedEntriesAsync(viewer)).Length);
        await AssertPagesAsync(world, viewer);

        await world.UnfollowAsync(viewer, authors[1]);
        await world.CatchUpAsync();
        await AssertPagesAsync(world, viewer);

        await world.FollowAsync(viewer, authors[1]);
        await world.CatchUpAsync();
        await AssertPagesAsync(world, viewer);
    }

    [Fact]
    public async Task Pushes_beyond_the_cap_raise_the_floor_and_nothing_enters_below_it()
    {
        await using var world = await servers.CreateAsync(cap: 5);
        var (viewer, authors) = await FollowerAsync(world, 2);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);

        await using var late = await world.Postgres.OpenConnectionAsync();
        await using var transaction = await late.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand($"INSERT INTO posts (author_id, text) VALUES ({authors[0]}, 'late')", late, transaction))
            await command.ExecuteNonQueryAsync();
        await world.PostManyAsync(authors[1], 3);
        await world.CatchUpAsync();
        Assert.Equal(3, (await world.FeedEntriesAsync(viewer)).Length);
        await world.PostManyAsync(authors[1], 3);
        await world.CatchUpAsync();
        await transaction.CommitAsync();
        await world.CatchUpAsync();

        Assert.Equal(5, (await world.FeedEntriesAsync(viewer)).Length);
        await AssertPagesAsync(world, viewer);
        await world.ExecuteAsync("DELETE FROM posts WHERE id IN (SELECT id FROM posts ORDER BY id DESC LIMIT 3)");
        await world.CatchUpAsync();
        await AssertPagesAsync(world, viewer);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(250)]
    public async Task Two_hundred_posts_of_one_transaction_keep_their_order(int cap)
    {
        await using var world = await servers.CreateAsync(cap);
        var (viewer, authors) = await FollowerAsync(world, 1);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);

        var posts = await world.PostManyAsync(authors[0], 200);
        await world.CatchUpAsync();

        Assert.Equal(posts.Reverse().Take(cap), await world.FeedEntriesAsync(viewer));
        Assert.Equal(posts.Reverse().Take(cap), await world.Main.FeedAsync(viewer, 3));
        Assert.Equal(posts.Reverse(), await world.Main.AuthorAsync(authors[0], 3));
    }

    [Fact]
    public async Task A_fully_deleted_page_is_refilled()
    {
        await using var world = await servers.CreateAsync(cap: 50);
        var (viewer, authors) = await FollowerAsync(world, 1);
        var posts = await world.PostManyAsync(authors[0], 40);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);

        // Only the tombstones are written: housekeeping has not come yet.
        await world.ExecuteAsync("DELETE FROM posts WHERE id = ANY($1)", posts[5..35]);
        var slow = world.Start();
        var removal = slow.Hook.HoldBefore("timeline-remove", RedisKeys.Feed(viewer));
        var removing = slow.ApplyAsync(await world.Slot.NextAsync());
        await removal.ReachedAsync(removing);

        var page = await world.Main.Reader.ReadFeedAsync(viewer, 7, null, CancellationToken.None);
        Assert.Equal([.. posts[35..].Reverse(), posts[4], posts[3]], page.PostIds);
        Assert.True(page.HasNextPage);
        Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.Main.FeedAsync(viewer, 7));
        removal.Open();
        await removing;
        await AssertPagesAsync(world, viewer);
    }

    [Fact]
    public async Task An_exact_fit_has_no_next_page()
    {
        await using var world = await servers.CreateAsync(cap: 6);
        var (viewer, authors) = await FollowerAsync(world, 1);
        await world.PostManyAsync(authors[0], 6);
        await world.CatchUpAsync();

        Assert.False((await world.Main.Reader.ReadFeedAsync(viewer, 6, null, CancellationToken.None)).HasNextPage);
        await world.PostManyAsync(authors[0], 1);
        await world.CatchUpAsync();
        Assert.False((await world.Main.Reader.ReadFeedAsync(viewer, 6, null, CancellationToken.None)).HasNextPage);
        Assert.True((await world.Main.Reader.ReadAuthorAsync(authors[0], 6, null, CancellationToken.None)).HasNextPage);
    }

    [Fact]
    public async Task A_feed_that_shrank_far_is_built_anew()
    {
        await using var world = await servers.CreateAsync(cap: 10);
        var (viewer, authors) = await FollowerAsync(world, 2);
        await world.PostManyAsync(authors[0], 20);
        await world.PostManyAsync(authors[1], 8);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);

        await world.UnfollowAsync(viewer, authors[1]);
        await world.CatchUpAsync();
        Assert.Equal(2, (await world.FeedEntriesAsync(viewer)).Length);
        await AssertPagesAsync(world, viewer);
        await world.Main.FeedAsync(viewer);

        Assert.Equal(10, (await world.FeedEntriesAsync(viewer)).Length);
    }

    [Fact]
    public async Task A_feed_shows_more_than_redis_holds()
    {
        await using var world = await servers.CreateAsync(cap: 12, held: 4);
        var (viewer, authors) = await FollowerAsync(world, 2);
        await world.PostManyAsync(authors[0], 9);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(viewer);
        await world.PostManyAsync(authors[1], 3);
        await world.PostManyAsync(viewer, 4);
        await world.CatchUpAsync();

        Assert.Equal(4, (await world.FeedEntriesAsync(viewer)).Length);
        Assert.Equal(12, (await world.Main.FeedAsync(viewer)).Length);
        await AssertPagesAsync(world, viewer);

        await world.UnfollowAsync(viewer, authors[0]);
        await world.CatchUpAsync();
        await AssertPagesAsync(world, viewer);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(70)]
    public async Task A_feed_is_complete_however_unevenly_its_authors_write(int prolific)
    {
        await using var world = await servers.CreateAsync(cap: 100, held: 80);
        var (viewer, authors) = await FollowerAsync(world, 3);
        await world.PostManyAsync(authors[0], 20);
        await world.PostManyAsync(authors[1], prolific);
        await world.PostManyAsync(authors[2], 40);
        await world.PostManyAsync(authors[0], 1);
        await world.CatchUpAsync();

        Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.Main.FeedAsync(viewer, 33));
    }

    private static async Task AssertPagesAsync(World world, long viewer)
    {
        var expected = await world.ExpectedFeedAsync(viewer);
        for (var size = 1; size <= expected.Length + 1; size++) Assert.Equal(expected, await world.Main.FeedAsync(viewer, size));
    }

    private static async Task<(long Viewer, long[] Authors)> FollowerAsync(World world, int count)
    {
        var viewer = await world.AddUserAsync();
        var authors = await world.AddUsersAsync(count);
        foreach (var author in authors) await world.FollowAsync(viewer, author);
        return (viewer, authors);
    }
}
