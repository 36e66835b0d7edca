using Feed.Timelines;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Bench;

/// <summary>Pushes posts into full feeds, each way in turn, so that all meet the same machine.</summary>
internal sealed class PushBench(BenchRedis server, BenchOptions options) : IDisposable
{
    private const long Epoch = 1;
    private const long Author = 42;
    private const long FirstFeed = 1_000_000_000_000_000;
    private const ulong Xid = 2_000_000;
    private readonly ConnectionMultiplexer _redis = RedisConnection.Open(FormattableString.Invariant($"127.0.0.1:{server.Port}"));
    private readonly RawClient _raw = new();
    private readonly long[] _viewers = [.. Enumerable.Range(0, options.Feeds).Select(number => FirstFeed + number)];
    private long _id = 1_500_000_000_000_000;

    public async Task<BenchResult> RunAsync(CancellationToken cancellationToken)
    {
        var settings = Options.Create(new TimelineOptions { FeedHeld = options.Held, RedisTimeout = TimeSpan.FromMinutes(1) });
        var store = new TimelineStore(new RedisGateway(_redis, settings, TimeProvider.System), settings);
        await _raw.ConnectAsync(server.Port, cancellationToken);
        var (raw, push, oneByOne) = (new List<Measured>(), new List<Measured>(), new List<Measured>());
        await FillAsync(store, cancellationToken);
        for (var run = 0; run < options.Runs; run++)
        {
            raw.Add(await MeasureAsync(id => PushRawAsync(id, cancellationToken)));
            await TrimRawAsync();
            push.Add(await MeasureAsync(id => PushAsync(store, _viewers, id, cancellationToken)));
            oneByOne.Add(await MeasureAsync(id => Task.WhenAll(_viewers.Select(viewer => PushAsync(store, [viewer], id, cancellationToken)))));
        }

        return new BenchResult(Measured.Median(raw), Measured.Median(push), Measured.Median(oneByOne), await BytesPerEntryAsync());
    }

    public void Dispose()
    {
        _redis.Dispose();
        _raw.Dispose();
    }

    private async Task FillAsync(TimelineStore store, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, options.Held + 1).Select(_ => _id += 4096).Reverse().ToArray();
        var entries = Array.ConvertAll(ids[..^1], id => new SortedSetEntry(id, -id));
        foreach (var viewer in _viewers)
        {
            await store.BeginAsync(TimelineId.Feed(viewer), Epoch, "bench", cancellationToken);
            await store.FinishAsync(TimelineId.Feed(viewer), Epoch, "bench", new TimelineSlice("1000000:1000002:1000000", ids), cancellationToken);
            await _redis.GetDatabase().SortedSetAddAsync(RawKey(viewer), entries);
        }
    }

    private async Task<Measured> MeasureAsync(Func<long, Task> push)
    {
        var (redis, client) = (await RedisTimeAsync(), Environment.CpuUsage.TotalTime);
        var started = TimeProvider.System.GetTimestamp();
        for (var post = 0; post < options.Posts; post++) await push(_id += 4096);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        double deliveries = (double)options.Posts * options.Feeds;
        return new Measured(
            deliveries / elapsed.TotalSeconds,
            (await RedisTimeAsync() - redis) * 1e6 / deliveries,
            (Environment.CpuUsage.TotalTime - client).TotalMicroseconds / deliveries);
    }

    private Task PushRawAsync(long id, CancellationToken cancellationToken) =>
        _raw.PushAsync([.. _viewers.Select(viewer => RawClient.Key(RawKey(viewer)))], id, cancellationToken);

    private static async Task PushAsync(TimelineStore store, long[] viewers, long id, CancellationToken cancellationToken)
    {
        var added = await store.PushAsync(viewers.Select(TimelineId.Feed), Epoch, new AuthorPosts(Author, [new NewPost(id, Xid)], 0), cancellationToken);
        if (added != viewers.Length) throw new BenchException($"{added} of {viewers.Length} feeds took the post.");
    }

    // The raw client does not trim, so its feeds are brought back to their size between its runs.
    private Task TrimRawAsync() => Task.WhenAll(
        _viewers.Select(viewer => _redis.GetDatabase().SortedSetRemoveRangeByRankAsync(RawKey(viewer), options.Held, -1)));

    private async Task<double> RedisTimeAsync()
    {
        var sections = await _redis.GetServer(_redis.GetEndPoints()[0]).InfoAsync("cpu");
        return sections.SelectMany(section => section).Where(line => line.Key is "used_cpu_sys" or "used_cpu_user")
            .Sum(line => double.Parse(line.Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<double> BytesPerEntryAsync()
    {
        var database = _redis.GetDatabase();
        RedisKey key = TimelineId.Feed(FirstFeed).Key;
        return (double)(long)await database.ExecuteAsync("MEMORY", "USAGE", key, "SAMPLES", "0") / await database.SortedSetLengthAsync(key);
    }

    private static string RawKey(long viewer) => FormattableString.Invariant($"raws:{{{viewer}}}");
}
