using System.Diagnostics;
using System.Globalization;
using Feed.Changes;
using Feed.Contracts;
using Feed.Timelines;
using FeedBuilder.Announcing;
using FeedBuilder.Tests.Support;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedBuilder.Tests.Measurements;

/// <summary>
/// What a post of an author whom nobody follows costs FeedBuilder and Redis while catching up: the changes are in hand, in batches as twelve partitions give
/// them, four at a time. Run by hand: <c>dotnet run -c Release --project tests/FeedBuilder.Tests -- -explicit only -class '*CatchUpMeasurement' -showLiveOutput</c>.
/// </summary>
public sealed class CatchUpMeasurement(Servers servers, ITestOutputHelper output)
{
    private const int Authors = 1_000;
    private const int Posts = 24_000;
    private const int Rounds = 6;
    private const int Partitions = 12;
    private const int Batch = 1_000;
    private const int AtOnce = 4;

    [Fact(Explicit = true)]
    public async Task Posts_of_authors_without_followers()
    {
        await using var world = await servers.CreateAsync(cap: 1_000, held: 150);
        await world.AddUsersAsync(Authors);
        await world.CatchUpAsync();
        var projection = new AnnouncingProjection(
            world.Main.Projection, new PostAnnouncer(world.Redis.Multiplexer, Options.Create(new TimelineOptions()), TimeProvider.System));
        for (var round = 1; round <= Rounds; round++)
        {
            await world.ExecuteAsync(
                """
                INSERT INTO posts (author_id, text)
                SELECT a.ids[1 + i % cardinality(a.ids)], 'A post of which nobody hears, number ' || i || ', with as many words as a post has that somebody thought about'
                FROM generate_series(1, $1) i, (SELECT array_agg(id) ids FROM users) a
                """,
                Posts);
            var batches = Batches(await world.Slot.NextAsync());
            await MeasureAsync(world, $"round {round}", () => Parallel.ForEachAsync(
                batches,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (batch, token) => await projection.ApplyAsync(batch, token)));
        }
    }

    private static List<ChangeBatch> Batches(IReadOnlyList<Change> changes) =>
    [
        .. changes.GroupBy(change => change.Row.Int64("author_id") % Partitions)
            .SelectMany(partition => partition.Chunk(Batch))
            .Select(some => new ChangeBatch(some, new PgSnapshot(0, 0, []))),
    ];

    private async Task MeasureAsync(World world, string what, Func<Task> work)
    {
        var before = await RedisAsync(world);
        var (watch, own, allocated) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        await work();
        var (elapsed, ownAfter, after) = (Stopwatch.GetElapsedTime(watch), Environment.CpuUsage.TotalTime, await RedisAsync(world));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {Posts / elapsed.TotalSeconds:N0}/s; µs of processor time a change: Redis {(after.Seconds - before.Seconds) * 1e6 / Posts:F1}, this process {(ownAfter - own).TotalMicroseconds / Posts:F1}; {(GC.GetTotalAllocatedBytes() - allocated) / Posts:N0} bytes allocated"));
        output.WriteLine("  " + string.Join(", ", after.Calls.Select(call => (call.Key, Count: call.Value - before.Calls.GetValueOrDefault(call.Key)))
            .Where(call => call.Count > Posts / 1_000).OrderByDescending(call => call.Count)
            .Select(call => string.Create(CultureInfo.InvariantCulture, $"{call.Key} {(double)call.Count / Posts:F3}"))));
    }

    private static async Task<(double Seconds, Dictionary<string, long> Calls)> RedisAsync(World world)
    {
        var text = $"{await world.Redis.ExecuteAsync("INFO", "cpu")}\n{await world.Redis.ExecuteAsync("INFO", "commandstats")}";
        var lines = text.Split('\n').Select(line => line.Trim().Split(':', 2)).Where(line => line.Length == 2).ToArray();
        var seconds = lines.Where(line => line[0] is "used_cpu_sys" or "used_cpu_user").Sum(line => double.Parse(line[1], CultureInfo.InvariantCulture));
        var calls = lines.Where(line => line[0].StartsWith("cmdstat_", StringComparison.Ordinal))
            .ToDictionary(line => line[0]["cmdstat_".Length..], line => long.Parse(line[1].Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture));
        return (seconds, calls);
    }
}
