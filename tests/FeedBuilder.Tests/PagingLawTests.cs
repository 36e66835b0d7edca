using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>What a reader who pages may rely on, whatever happens between two pages; with authors who are pushed, and with one who is pulled.</summary>
public sealed class PagingLawTests(Servers servers)
{
    private const int Cap = 30;

    [Theory]
    [InlineData(2)]
    [InlineData(1_000)]
    public async Task Posts_that_arrive_between_pages_double_nothing_and_hide_nothing(int threshold)
    {
        var (world, viewer, authors) = await StartAsync(threshold);
        await using var owned = world;
        var before = await world.ExpectedFeedAsync(viewer);
        var read = new List<long>();
        for (var more = true; more;)
        {
            var page = await world.Main.Reader.ReadFeedAsync(viewer, 3, read.Count == 0 ? null : read[^1], CancellationToken.None);
            read.AddRange(page.PostIds);
            more = page.HasNextPage;
            if (read.Count < 12) await PostAsync(world, authors[read.Count % 2]);
        }

        // The feed shows 30 posts: what was last moves out as newer ones come.
        Assert.Equal(before[..^3], read);
    }

    [Theory]
    [InlineData(2, "delete")]
    [InlineData(1_000, "delete")]
    [InlineData(2, "unfollow")]
    [InlineData(1_000, "unfollow")]
    [InlineData(2, "evict")]
    [InlineData(2, "cross")]
    public async Task A_cursor_stays_good_when_its_post_is_gone_or_its_feed_changes(int threshold, string what)
    {
        var (world, viewer, authors) = await StartAsync(threshold);
        await using var owned = world;
        for (var size = 1; size <= 8; size++)
        {
            var first = await world.Main.Reader.ReadFeedAsync(viewer, size, null, CancellationToken.None);
            var cursor = first.PostIds[^1];
            switch (what)
            {
                case "delete": await world.DeletePostAsync(cursor); break;
                case "unfollow" when size == 4: await world.UnfollowAsync(viewer, authors[0]); break;
                case "evict": foreach (var key in world.Keys()) await world.Redis.KeyDeleteAsync(key); break;
                case "cross" when size == 3: await world.ExecuteAsync("DELETE FROM follows WHERE follower_id <> $1", viewer); break;
                default: await PostAsync(world, authors[1]); break;
            }

            await DeliverAsync(world);
            var expected = (await world.ExpectedFeedAsync(viewer)).Where(id => id < cursor).ToArray();
            Assert.Equal(expected[..Math.Min(size, expected.Length)], (await world.Main.Reader.ReadFeedAsync(viewer, size, cursor, CancellationToken.None)).PostIds);
            Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.Main.FeedAsync(viewer, size));
        }
    }

    // A viewer of two authors who have posted in turn, more than the feed shows and far more than Redis holds; somebody else follows the first one too.
    private async Task<(World World, long Viewer, long[] Authors)> StartAsync(int threshold)
    {
        var world = await servers.CreateAsync(cap: Cap, held: 10, threshold: threshold);
        var users = await world.AddUsersAsync(4);
        foreach (var (follower, author) in new[] { (0, 1), (0, 2), (3, 1) }) await world.FollowAsync(users[follower], users[author]);
        await world.CatchUpAsync();
        await world.Main.FeedAsync(users[0]);
        for (var i = 0; i < 20; i++) await PostAsync(world, users[1 + (i % 2)], 2);
        return (world, users[0], users[1..3]);
    }

    private static async Task PostAsync(World world, long author, int count = 1)
    {
        await world.PostManyAsync(author, count);
        await DeliverAsync(world);
    }

    private static async Task DeliverAsync(World world)
    {
        await world.CatchUpAsync();
        await world.Main.DrainAsync();
    }
}
