using System.Globalization;
using Feed.Bench.Designs;
using Feed.Contracts;
using Feed.Timelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace Feed.Bench;

/// <summary>
/// A page of 50 with all that it shows, through the platform's reader, and by a raw client that knows beforehand what to ask for and looks at nothing: the floor.
/// </summary>
internal sealed class PageBench(BenchRedis server, BenchOptions options) : IDisposable
{
    private const int First = 50;
    private const int AtOnce = 20;
    private const int MostFeeds = 1_000;
    private const double Goal = 1.2; // issue 5: within 20 % of the floor

    private readonly RawClient _raw = new();
    private readonly List<IHost> _hosts = [];

    /// <summary>Measures, and says what came out.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _raw.ConnectAsync(server.Port, cancellationToken);
        var (kept, unkept) = (Start("00:00:01"), Start("00:00:00"));
        var redis = kept.Services.GetRequiredService<IConnectionMultiplexer>();
        var stock = new PageStock(redis.GetDatabase(), kept.Services.GetRequiredService<TimelineStore>(), Math.Min(options.Feeds, MostFeeds));
        await stock.FillAsync(cancellationToken);
        (string Name, Func<Task> Act)[] ways =
        [
            ("raw: ids", () => RawAsync(stock, cards: false, authors: false, cancellationToken)),
            ("raw: ids, cards, counters (the floor)", () => RawAsync(stock, cards: true, authors: false, cancellationToken)),
            ("raw: ids, cards, counters, authors, likes", () => RawAsync(stock, cards: true, authors: true, cancellationToken)),
            ("the reader: all of that, cards read each time", () => ReadAsync(unkept, stock, cancellationToken)),
            ("the reader: all of that, hot cards kept for 1 s", () => ReadAsync(kept, stock, cancellationToken)),
        ];
        var results = ways.ToDictionary(way => way.Name, _ => new List<Cost>());
        for (var run = 0; run <= options.Runs; run++)
        {
            foreach (var (name, act) in ways)
            {
                var cost = await MeasureAsync(redis, stock.Viewers.Length, act);
                if (run > 0) results[name].Add(cost); // the first time all is compiled
            }
        }

        Print([.. ways.Select(way => (way.Name, results[way.Name].OrderBy(cost => cost.Redis).ElementAt(options.Runs / 2)))]);
    }

    public void Dispose()
    {
        foreach (var host in _hosts) host.Dispose();
        _raw.Dispose();
    }

    private IHost Start(string keepFor)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:redis", FormattableString.Invariant($"127.0.0.1:{server.Port}")),
            new("Feed:CardCacheFor", keepFor),
            new("Feed:CardCacheSize", "100000"),
            new("Feed:EpochRefresh", "00:01:00"),
            new("Feed:RedisTimeout", "00:01:00"),
        ]);
        builder.Services.AddSingleton(NpgsqlDataSource.Create("Host=127.0.0.1;Port=1")); // nothing is missing, so nobody asks
        builder.AddTimelineReader();
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    private static async Task ReadAsync(IHost host, PageStock stock, CancellationToken cancellationToken)
    {
        var reader = host.Services.GetRequiredService<ITimelineReader>();
        foreach (var some in stock.Viewers.Chunk(AtOnce))
        {
            foreach (var page in await Task.WhenAll(some.Select(viewer => reader.ReadFeedAsync(viewer, First, null, cancellationToken))))
            {
                if (page.Rebuilding || page.Cards[0].Counts.Count < First || page.Cards[0].Liked is null) throw new BenchException("A page lacks something.");
            }
        }
    }

    private Task RawAsync(PageStock stock, bool cards, bool authors, CancellationToken cancellationToken)
    {
        var most = authors ? stock.Viewers.Max(viewer => Authors(stock, viewer).Length) : 0;
        var lines = 1 + (2 * First) + (cards ? 2 * (1 + (2 * First)) : 0) + (authors ? 3 + (2 * most) : 0);
        return _raw.SendAsync(stock.Viewers.Length, feed => [.. Commands(stock, stock.Viewers[feed], cards, authors, most)], _ => lines, AtOnce, cancellationToken);
    }

    private static IEnumerable<byte[]> Commands(PageStock stock, long viewer, bool cards, bool authors, int most)
    {
        var ids = stock.Feeds[viewer][..First];
        yield return Wire.Command("ZRANGE", RedisKeys.Feed(viewer), "3", Wire.Text(First + 2)); // after what stands before the entries
        if (!cards) yield break;
        yield return Wire.Command(["MGET", .. ids.Select(RedisKeys.Post)]);
        yield return Wire.Command(["MGET", .. ids.Select(RedisKeys.Counts)]);
        if (!authors) yield break;
        var users = Authors(stock, viewer);
        yield return Wire.Command(["MGET", .. users.Concat(Enumerable.Repeat(users[0], most - users.Length)).Select(RedisKeys.User), RedisKeys.Liked(viewer)]);
    }

    private static long[] Authors(PageStock stock, long viewer) => [.. stock.Feeds[viewer].Take(First).Select(PageStock.AuthorOf).Distinct()];

    private static async Task<Cost> MeasureAsync(IConnectionMultiplexer redis, int pages, Func<Task> act)
    {
        var (before, client, bytes) = (await RedisTimeAsync(redis), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        await act();
        return new Cost(
            (await RedisTimeAsync(redis) - before) * 1e6 / pages,
            (Environment.CpuUsage.TotalTime - client).TotalMicroseconds / pages,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)pages);
    }

    private static async Task<double> RedisTimeAsync(IConnectionMultiplexer redis)
    {
        var sections = await redis.GetServer(redis.GetEndPoints()[0]).InfoAsync("cpu");
        return sections.SelectMany(section => section).Where(line => line.Key is "used_cpu_sys" or "used_cpu_user")
            .Sum(line => double.Parse(line.Value, CultureInfo.InvariantCulture));
    }

    private static void Print(IReadOnlyList<(string Name, Cost Cost)> rows)
    {
        foreach (var (name, cost) in rows)
            Console.WriteLine(FormattableString.Invariant($"{name,-50} Redis {cost.Redis,6:0.0} µs, client {cost.Client,6:0.0} µs, {cost.Bytes / 1000,6:0.0} KB allocated"));
        var (floor, own) = (rows[1].Cost.Redis, rows[^1].Cost.Redis);
        Console.WriteLine(FormattableString.Invariant(
            $"a page of 50 with authors and likes, Redis' time by the floor's: {own / floor:0.00}, goal ≤ {Goal}, {(own / floor <= Goal ? "met" : "not met")}"));
    }

    private sealed record Cost(double Redis, double Client, double Bytes);
}
