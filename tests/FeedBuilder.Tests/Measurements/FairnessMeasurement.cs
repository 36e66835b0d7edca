using System.Diagnostics;
using Feed.Timelines;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests.Measurements;

/// <summary>
/// How long a small author's post takes, from FeedBuilder's hands to the last follower's feed, with and without a post to 100,000 followers in flight; that
/// post alone; and a celebrity's, until readers see it. Run by hand: <c>dotnet run -c Release --project tests/FeedBuilder.Tests -- -explicit only -class '*FairnessMeasurement' -showLiveOutput</c>.
/// </summary>
public sealed class FairnessMeasurement(Servers servers, ITestOutputHelper output)
{
    private const int Viewers = 100_000;
    private const int SmallFollowers = 500;
    private const int Posts = 300;

    [Fact(Explicit = true)]
    public async Task Small_authors_beside_a_big_one()
    {
        await using var world = await servers.CreateAsync(cap: 1_000, held: 150);
        var (big, small) = await PopulateAsync(world);
        await MeasureAsync(world, small, "nothing else, once more to be warm");
        await MeasureAsync(world, small, "nothing else");

        using var stopping = new CancellationTokenSource();
        var (lanes, done) = (world.Start(), 0);
        var running = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stopping.IsCancellationRequested)
            {
                if (await lanes.Lane.RunOneAsync(CancellationToken.None)) Interlocked.Increment(ref done);
                else await Task.Delay(20);
            }
        })));
        var started = Stopwatch.GetTimestamp();
        await PostAsync(world, big);
        await MeasureAsync(world, small, "a post to 100,000 followers in flight", again: async () =>
        {
            if (done == 0) return;
            output.WriteLine($"  100,000 followers reached in {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
            (done, started) = (0, Stopwatch.GetTimestamp());
            await PostAsync(world, big);
        });
        await stopping.CancelAsync();
        await running;
    }

    [Fact(Explicit = true)]
    public async Task A_big_authors_post_and_nothing_else()
    {
        await using var world = await servers.CreateAsync(cap: 1_000, held: 150);
        var (big, _) = await PopulateAsync(world);
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            await world.PostAsync(big);
            var changes = await world.Slot.NextAsync();
            var started = Stopwatch.GetTimestamp();
            await world.Main.ApplyAsync(changes);
            await world.Main.DrainAsync();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Tell("a post, from the change in hand until 100,000 full feeds have it and its job has ended", times);
    }

    [Fact(Explicit = true)]
    public async Task A_celebritys_post()
    {
        await using var world = await servers.CreateAsync(cap: 1_000, held: 150, threshold: Viewers);
        var (big, _) = await PopulateAsync(world);
        await PostAsync(world, big);
        var started = Stopwatch.GetTimestamp();
        await world.Main.DrainAsync();
        output.WriteLine($"crossing: pushed until it was counted, then 100,000 feeds settled in {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        var viewers = await world.IdsAsync("SELECT follower_id FROM follows WHERE followee_id = $1 ORDER BY random() LIMIT 50", big);
        var times = new List<double>();
        foreach (var viewer in viewers)
        {
            var post = await world.PostAsync(big);
            var changes = await world.Slot.NextAsync();
            started = Stopwatch.GetTimestamp();
            await world.Main.ApplyAsync(changes);
            Assert.Equal(post, (await world.Main.Reader.ReadFeedAsync(viewer, 20, null, CancellationToken.None)).PostIds[0]);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await world.Main.DrainAsync();
        }

        Tell("a celebrity's post, applied and read", times);
    }

    private async Task MeasureAsync(World world, long[] small, string beside, Func<Task>? again = null)
    {
        var times = new List<double>();
        for (var i = 0; i < Posts; i++)
        {
            await world.PostAsync(small[i % small.Length]);
            var changes = await world.Slot.NextAsync();
            var started = Stopwatch.GetTimestamp();
            await world.Main.ApplyAsync(changes);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (again is not null) await again();
            await Task.Delay(10);
        }

        Tell($"a post to {SmallFollowers} followers; {beside}", times);
    }

    private void Tell(string what, List<double> times)
    {
        times.Sort();
        output.WriteLine(FormattableString.Invariant($"{what}: p50 {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms, max {times[^1]:F1} ms"));
    }

    private static async Task PostAsync(World world, long author)
    {
        await world.PostAsync(author);
        await world.CatchUpAsync();
    }

    // One author with all viewers, ten with some of them, and a feed for everyone.
    private static async Task<(long Big, long[] Small)> PopulateAsync(World world)
    {
        var viewers = await world.AddUsersAsync(Viewers);
        var authors = await world.AddUsersAsync(11);
        await world.ExecuteAsync("INSERT INTO follows (followee_id, follower_id) SELECT $1, unnest($2)", authors[0], viewers);
        for (var i = 1; i < authors.Length; i++)
            await world.ExecuteAsync("INSERT INTO follows (followee_id, follower_id) SELECT $1, unnest($2)", authors[i], viewers[(i * SmallFollowers)..((i + 1) * SmallFollowers)]);
        await world.ExecuteAsync("ANALYZE follows, blocks, posts, users");
        await world.BeginEpochAsync(); // instead of taking in 100,000 follows
        var ids = await world.PostManyAsync(authors[^1], 151); // somebody's: what counts is that the feeds are full
        var snapshot = await world.ScalarAsync<string>("SELECT pg_current_snapshot()::text");
        await world.Slot.NextAsync();
        var slice = new TimelineSlice(snapshot, [.. ids.Reverse()]);
        foreach (var some in viewers.Concat(authors).Chunk(2_000))
        {
            await Task.WhenAll(some.Select(user => world.Main.Store.BeginAsync(TimelineId.Feed(user), 2, "fill", CancellationToken.None)));
            await Task.WhenAll(some.Select(user => world.Main.Store.FinishAsync(TimelineId.Feed(user), 2, "fill", slice, CancellationToken.None)));
        }

        return (authors[0], authors[1..]);
    }
}
