using System.Globalization;
using Feed.Bench.Designs;
using Feed.Timelines;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Bench;

/// <summary>Pushes posts into full feeds and reads first pages, each design in turn, so that all meet the same machine.</summary>
internal sealed class PushBench(BenchRedis server, BenchOptions options) : IDisposable
{
    private const long FirstFeed = 1_000_000_000_000_000;

    // Designs with larger feeds have fewer of them, or they would not fit a small machine's memory.
    private const int FewerFeeds = 4;

    private readonly ConnectionMultiplexer _redis = RedisConnection.Open(FormattableString.Invariant($"127.0.0.1:{server.Port}"));
    private readonly RawClient _raw = new();
    private long _id = 1_500_000_000_000_000;

    public async Task<List<DesignResult>> RunAsync(CancellationToken cancellationToken)
    {
        await _raw.ConnectAsync(server.Port, cancellationToken);
        var designs = Designs();
        var ids = Enumerable.Range(0, designs.Max(design => design.Held) + 1).Select(_ => _id += 4096).Reverse().ToArray();
        foreach (var design in designs) await design.FillAsync(_redis.GetDatabase(), ids, cancellationToken);
        var (pushes, reads) = (designs.ToDictionary(design => design, _ => new List<Measured>()), designs.ToDictionary(design => design, _ => new List<Measured>()));
        for (var run = 0; run <= options.Runs; run++)
        {
            foreach (var design in designs)
            {
                var push = await MeasureAsync(design, () => design.PushAsync(_id += 4096, cancellationToken));
                await design.TrimAsync(_redis.GetDatabase());
                var read = await MeasureAsync(design, () => design.ReadAsync(cancellationToken));
                if (run == 0) continue; // all is compiled then
                pushes[design].Add(push);
                reads[design].Add(read);
            }
        }

        var results = new List<DesignResult>();
        foreach (var design in designs)
        {
            var (bytes, members) = await SizeAsync(design);
            results.Add(new DesignResult(design.Name, design.Held, pushes[design], reads[design], bytes, members));
        }

        return results;
    }

    public void Dispose()
    {
        _redis.Dispose();
        _raw.Dispose();
    }

    private List<IDesign> Designs()
    {
        var settings = Options.Create(new TimelineOptions { FeedHeld = options.Held, RedisTimeout = TimeSpan.FromMinutes(1) });
        var gateway = new RedisGateway(_redis, settings, TimeProvider.System);
        var (store, epochs) = (new TimelineStore(gateway, new TimelineHints(TimeProvider.System, settings), settings), new EpochStore(gateway));
        long[] viewers = [.. Enumerable.Range(0, options.Feeds).Select(number => FirstFeed + number)];
        long[] some = viewers[..Math.Max(options.Feeds / FewerFeeds, 1)];
        long[] others = Array.ConvertAll(some, viewer => viewer + options.Feeds);
        return
        [
            new LayoutDesign(Layout.Raw(options.Held, Trimming.Aside), viewers, _raw),
            new LayoutDesign(Layout.Raw(options.Held, Trimming.NowAndThen), viewers, _raw),
            new LayoutDesign(Layout.Known, viewers, _raw),
            new OwnDesign(store, epochs, viewers, options.Held, oneByOne: false),
            new OwnDesign(store, epochs, others, options.Held, oneByOne: true),
            new LayoutDesign(Layout.Json, some, _raw),
            new LayoutDesign(Layout.Mastodon, some, _raw),
        ];
    }

    private async Task<Measured> MeasureAsync(IDesign design, Func<Task> act)
    {
        var (redis, client) = (await RedisTimeAsync(), Environment.CpuUsage.TotalTime);
        var started = TimeProvider.System.GetTimestamp();
        for (var time = 0; time < options.Posts; time++) await act();
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        double count = (double)options.Posts * design.Viewers.Count;
        return new Measured(
            count / elapsed.TotalSeconds,
            (await RedisTimeAsync() - redis) * 1e6 / count,
            (Environment.CpuUsage.TotalTime - client).TotalMicroseconds / count);
    }

    private async Task<double> RedisTimeAsync()
    {
        var sections = await _redis.GetServer(_redis.GetEndPoints()[0]).InfoAsync("cpu");
        return sections.SelectMany(section => section).Where(line => line.Key is "used_cpu_sys" or "used_cpu_user")
            .Sum(line => double.Parse(line.Value, CultureInfo.InvariantCulture));
    }

    private async Task<(double Bytes, long Members)> SizeAsync(IDesign design)
    {
        RedisKey key = design.Key(design.Viewers[0]);
        var redis = _redis.GetDatabase();
        return ((long)await redis.ExecuteAsync("MEMORY", "USAGE", key, "SAMPLES", "0"), await redis.SortedSetLengthAsync(key));
    }
}
