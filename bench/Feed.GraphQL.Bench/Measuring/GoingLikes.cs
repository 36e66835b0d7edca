using Feed.Contracts;
using Feed.Timelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>Some thousand likes a second of random posts, as FeedBuilder counts them in Redis, so that no answer can be kept.</summary>
internal sealed class GoingLikes : IAsyncDisposable
{
    private const int AtOnce = 10;
    private const long Epoch = 1;

    // Later than any snapshot that a reader has counted in.
    private const ulong FirstXid = 1UL << 40;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private GoingLikes(IHost host, long[] posts) => _running = RunAsync(host, posts);

    /// <summary>Begins.</summary>
    public static GoingLikes Start(string redis, long[] posts)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:redis", redis)]);
        builder.AddTimelineWriter();
        return new GoingLikes(builder.Build(), posts);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(IHost host, long[] posts)
    {
        using var _ = host;
        using var timer = new PeriodicTimer(Interval);
        var counters = host.Services.GetRequiredService<ICounterWriter>();
        try
        {
            for (ulong number = 1; await timer.WaitForNextTickAsync(_stop.Token);)
            {
                await counters.ApplyAsync(Epoch, [.. Enumerable.Range(0, AtOnce).Select(_ => Like(posts, number++))], _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private static CounterChange Like(long[] posts, ulong number) => new(
        posts[Random.Shared.Next(posts.Length)], Counter.Likes, 1, new ChangePosition(Epoch, number, number, 0), FirstXid + number);
}
