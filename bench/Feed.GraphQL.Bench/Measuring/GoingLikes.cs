using Feed.Contracts;
using StackExchange.Redis;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>Some thousand likes a second of random posts, as FeedBuilder would count them in Redis, so that no answer can be kept.</summary>
internal sealed class GoingLikes : IAsyncDisposable
{
    private const int AtOnce = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private GoingLikes(ConnectionMultiplexer redis, long[] posts) => _running = RunAsync(redis, posts);

    /// <summary>Begins. The posts' counters must be in Redis: one that is not would look as if it were.</summary>
    public static async Task<GoingLikes> StartAsync(string redis, long[] posts) => new(await ConnectionMultiplexer.ConnectAsync(redis), posts);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(ConnectionMultiplexer redis, long[] posts)
    {
        using var connection = redis;
        var database = redis.GetDatabase();
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                for (var i = 0; i < AtOnce; i++)
                {
                    database.HashIncrement(RedisKeys.Counts(posts[Random.Shared.Next(posts.Length)]), "c:Likes", 1, CommandFlags.FireAndForget);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
