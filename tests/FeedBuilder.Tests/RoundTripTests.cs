using Feed.Testing;
using Feed.Timelines;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>What a page asks of Redis. Each command waits for the one before, so there are as many round trips at most.</summary>
public sealed class RoundTripTests(Servers servers)
{
    private static readonly Dictionary<string, string?> Settings = new() { ["Feed:EpochRefresh"] = "00:01:00", ["Feed:CardCacheFor"] = "00:10:00" };

    [Fact]
    public async Task A_page_of_fifty_with_all_that_it_shows_is_two_commands()
    {
        await using var world = await servers.CreateAsync(cap: 100);
        var users = await world.AddUsersAsync(41);
        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT $1, unnest($2)", users[0], users[1..]);
        await world.CatchUpAsync();
        foreach (var author in users[1..]) await world.PostManyAsync(author, 2);
        await world.LikeAsync((await world.ExpectedFeedAsync(users[0]))[7], users[0]);
        await world.CatchUpAsync();
        var reader = world.Start(Settings);
        await WarmAsync(reader, users[0], 50);

        FeedPage page = null!;
        var commands = await CommandsAsync(world, async () => page = await reader.Reader.ReadFeedAsync(users[0], 50, null, CancellationToken.None));

        Assert.Equal(["ZRANGE", "MGET"], commands);
        Assert.Equal((await world.ExpectedFeedAsync(users[0]))[..50], page.PostIds);
        var cards = Assert.Single(page.Cards);
        Assert.Superset(page.PostIds.ToHashSet(), cards.Posts.Keys.ToHashSet());
        Assert.Superset(page.PostIds.ToHashSet(), cards.Counts.Keys.ToHashSet());
        Assert.Equal([true, false], [cards.Liked!.Includes(page.PostIds[7]), cards.Liked.Includes(page.PostIds[8])]);
        Assert.Contains(users[0], cards.Authors.Keys);
    }

    [Fact]
    public async Task A_page_that_is_new_to_a_process_takes_one_round_trip_more_for_its_authors()
    {
        await using var world = await servers.CreateAsync(cap: 100);
        var users = await world.AddUsersAsync(3);
        await world.FollowAsync(users[0], users[1]);
        await world.FollowAsync(users[0], users[2]);
        await world.CatchUpAsync();
        foreach (var author in users[1..]) await world.PostManyAsync(author, 30);
        await world.CatchUpAsync();
        await WarmAsync(world.Main, users[0], 50);
        var reader = world.Start(Settings);
        Assert.Single(await reader.Cards.GetUsersAsync([users[0]], CancellationToken.None));

        var commands = await CommandsAsync(world, () => reader.Reader.ReadFeedAsync(users[0], 50, null, CancellationToken.None));

        Assert.Equal(["PTTL", "ZRANGE", "MGET", "MGET"], commands); // the first two at once
    }

    [Fact]
    public async Task A_feed_of_five_hundred_authors_of_whom_twenty_are_celebrities_is_read_in_two_round_trips_and_one_for_all_it_shows()
    {
        await using var world = await servers.CreateAsync(cap: 1_000, held: 150, threshold: 2);
        var users = await world.AddUsersAsync(502);
        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT $1, unnest($2)", users[0], users[2..]);
        await world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) SELECT $1, unnest($2)", users[1], users[2..22]);
        await world.CatchUpAsync();
        await world.IdsAsync("INSERT INTO posts (author_id, text) SELECT unnest($1), 'hello' FROM generate_series(1, 2) RETURNING id", users[2..]);
        await world.CatchUpAsync();
        await world.Main.DrainAsync();
        var reader = world.Start(Settings);
        await WarmAsync(reader, users[0], 50);
        Assert.Equal(users[2..22], (await world.PulledAsync(users[0])).Order());

        FeedPage page = null!;
        var commands = await CommandsAsync(world, async () => page = await reader.Reader.ReadFeedAsync(users[0], 50, null, CancellationToken.None));

        Assert.Equal(["ZRANGE", "EVALSHA", "MGET"], commands); // the second reads twenty timelines
        Assert.Equal((await world.ExpectedFeedAsync(users[0]))[..50], page.PostIds);
    }

    // Everything is in Redis afterwards, and in the process what it keeps.
    private static async Task WarmAsync(Instance reader, long viewer, int first)
    {
        var page = await reader.Reader.ReadFeedAsync(viewer, first, null, CancellationToken.None);
        long[] next = [.. page.PostIds, .. (await reader.Reader.ReadFeedAsync(viewer, 3, page.PostIds[^1], CancellationToken.None)).PostIds];
        await reader.Cards.GetPostCountsAsync(next, CancellationToken.None);
        await reader.Cards.GetLikedAsync(viewer, next, CancellationToken.None);
        for (var time = 0; time < 2; time++) await reader.Reader.ReadFeedAsync(viewer, first, null, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> CommandsAsync(World world, Func<Task> act)
    {
        await using var monitor = await RedisMonitor.StartAsync(world.RedisServer.Port, CancellationToken.None);
        return await monitor.CommandsAsync(act, text => world.Redis.ExecuteAsync("ECHO", text));
    }
}
