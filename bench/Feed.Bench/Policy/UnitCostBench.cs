using System.Globalization;
using Feed.Timelines;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Bench.Policy;

/// <summary>Measures what single steps cost, on a Redis of its own: deliveries, followers without feeds, plain pages, and pages merged with pulled authors.</summary>
internal sealed class UnitCostBench : IDisposable
{
    private const long Epoch = 1;
    private const string Snapshot = "1000000:1000002:1000000";
    private const int Feeds = 1_000;
    private const int Page = 50;
    private const int AtOnce = 100;
    private const int Runs = 31;

    // Code is compiled again while it is run: the first runs tell nothing.
    private const int WarmUps = 40;
    private const int PostsInPage = 10;

    // Two points make a line: what a second round trip costs, and what each author adds.
    private const int FewPulled = 2;
    private const int ManyPulled = 20;

    private readonly ConnectionMultiplexer _redis;
    private readonly TimelineStore _store;
    private readonly EpochStore _epochs;
    private readonly long[] _ids = [.. Enumerable.Range(0, 200).Select(i => 1_500_000_000_000_000 - (i * 4096L))];
    private long _next = 1_600_000_000_000_000;

    private UnitCostBench(int port)
    {
        _redis = RedisConnection.Open(FormattableString.Invariant($"127.0.0.1:{port}"));
        var settings = Options.Create(new TimelineOptions { RedisTimeout = TimeSpan.FromMinutes(1) });
        var gateway = new RedisGateway(_redis, settings, TimeProvider.System);
        (_store, _epochs) = (new TimelineStore(gateway, new TimelineHints(TimeProvider.System, settings), settings), new EpochStore(gateway));
    }

    public static async Task<UnitCosts> MeasureAsync(double list, CancellationToken cancellationToken)
    {
        await using var redis = await BenchRedis.StartAsync(cancellationToken);
        using var bench = new UnitCostBench(redis.Port);
        return await bench.RunAsync(list, cancellationToken);
    }

    public void Dispose() => _redis.Dispose();

    private async Task<UnitCosts> RunAsync(double list, CancellationToken cancellationToken)
    {
        await _epochs.BeginAsync(Epoch, cancellationToken); // so that there is a register, as there is outside
        TimelineId[] authors = [.. Enumerable.Range(0, ManyPulled).Select(i => TimelineId.Author(2_000_000_000_000_000 + i))];
        for (var i = 0; i < authors.Length; i++)
            await FillAsync(authors[i], [.. _ids.Where((_, at) => at % (Page / PostsInPage) == 0).Select(id => id + i + 1)], [], cancellationToken);
        var (plain, few, many) = (Some(1), Some(2), Some(3));
        foreach (var feed in plain) await FillAsync(feed, _ids[..151], [], cancellationToken);
        foreach (var feed in few) await FillAsync(feed, _ids[..151], [.. authors.Take(FewPulled).Select(author => author.UserId)], cancellationToken);
        foreach (var feed in many) await FillAsync(feed, _ids[..151], [.. authors.Select(author => author.UserId)], cancellationToken);

        var measured = new List<double[]>();
        for (var run = 0; run < WarmUps + Runs; run++)
        {
            measured.Add([
                await MicrosecondsAsync(() => PushAsync(plain, cancellationToken)),
                await MicrosecondsAsync(() => PushAsync(Some(9), cancellationToken)),
                await MicrosecondsAsync(() => ReadAsync(plain, cancellationToken)),
                await MicrosecondsAsync(() => ReadAsync(few, cancellationToken)),
                await MicrosecondsAsync(() => ReadAsync(many, cancellationToken)),
            ]);
        }

        var median = Enumerable.Range(0, 5).Select(what => measured.Skip(WarmUps).Select(run => run[what]).Order().ElementAt(Runs / 2)).ToArray();
        var author = (median[4] - median[3]) / (ManyPulled - FewPulled);
        return new UnitCosts(median[0], median[1], list, median[2], Math.Max(0, median[3] - median[2] - (FewPulled * author)), author);
    }

    private static TimelineId[] Some(int kind) => [.. Enumerable.Range(0, Feeds).Select(i => TimelineId.Feed((kind * 1_000_000L) + i))];

    private async Task FillAsync(TimelineId timeline, long[] ids, long[] pulled, CancellationToken cancellationToken)
    {
        await _store.BeginAsync(timeline, Epoch, "bench", cancellationToken);
        await _store.FinishAsync(timeline, Epoch, "bench", new TimelineSlice(Snapshot, ids) { Pulled = pulled }, cancellationToken);
    }

    private Task PushAsync(TimelineId[] feeds, CancellationToken cancellationToken) =>
        _store.PushAsync(feeds.Select(feed => feed.UserId), Epoch, new AuthorPosts(42, [new NewPost(_next += 4096, 2_000_000)], 0), cancellationToken);

    private async Task ReadAsync(TimelineId[] feeds, CancellationToken cancellationToken)
    {
        foreach (var some in feeds.Chunk(AtOnce)) await Task.WhenAll(some.Select(feed => ReadAsync(feed, cancellationToken)));
    }

    // As FeedSources does it.
    private async Task ReadAsync(TimelineId feed, CancellationToken cancellationToken)
    {
        var view = await _store.ReadAsync(feed, Epoch, null, Page, cancellationToken);
        if (view.Pulled.Length == 0) return;
        var range = new TimelineRange(null, view.Ids[^1] - 1, Page);
        FeedSources.Merge(view, (await _store.ReadNewestAsync(view.Pulled, Epoch, range, cancellationToken)).Values, range);
    }

    // Of Redis and of this process, for each of so many feeds.
    private async Task<double> MicrosecondsAsync(Func<Task> act)
    {
        var (redis, client) = (await RedisTimeAsync(), Environment.CpuUsage.TotalTime);
        await act();
        return ((await RedisTimeAsync() - redis) + (Environment.CpuUsage.TotalTime - client).TotalSeconds) * 1e6 / Feeds;
    }

    private async Task<double> RedisTimeAsync()
    {
        var sections = await _redis.GetServer(_redis.GetEndPoints()[0]).InfoAsync("cpu");
        return sections.SelectMany(section => section).Where(line => line.Key is "used_cpu_sys" or "used_cpu_user")
            .Sum(line => double.Parse(line.Value, CultureInfo.InvariantCulture));
    }
}
