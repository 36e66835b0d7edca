using Feed.Timelines;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.GraphQL.Live;

/// <summary>
/// Follows the log of new posts and delivers them to the subscribers of this process. One subscription of Redis for all of them: a message only
/// says that there is something to read, so that lost, doubled and reordered messages do no harm.
/// </summary>
internal sealed partial class LiveFeeds(
    IConnectionMultiplexer redis, PostLogReader log, FeedDelivery delivery, PostWatches watches, IOptions<LiveOptions> options,
    TimeProvider time, ILogger<LiveFeeds> logger) : BackgroundService
{
    private const int Page = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly FeedSubscribers _subscribers = new();
    private readonly Wake _wake = new();
    private volatile LogPositionBox? _position;

    /// <summary>Up to where this process has delivered; null before Redis was first reached.</summary>
    public LogPosition? Position => _position?.Value;

    /// <summary>Adds a subscriber to a viewer's feed; dispose it to leave.</summary>
    public FeedSubscriber Subscribe(long viewerId)
    {
        var subscriber = new FeedSubscriber(viewerId, options.Value.SubscriberQueue, _subscribers.Leave);
        _subscribers.Come(subscriber);
        _wake.Set();
        return subscriber;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.ConnectionRestored += OnRestored;
        try
        {
            await RepeatAsync(ListenAsync, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await RepeatAsync(DeliverAsync, stoppingToken);
                await _wake.WaitAsync(options.Value.LogPoll, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        finally
        {
            redis.ConnectionRestored -= OnRestored;
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var channel = new RedisChannel(PostLog.Channel, RedisChannel.PatternMode.Literal);
        await redis.GetSubscriber().SubscribeAsync(channel, (_, message) => OnMessage(message!))
            .WaitAsync(TimeSpan.FromSeconds(5), time, cancellationToken);
    }

    private void OnMessage(string message)
    {
        if (message == PostLog.NewPosts) _wake.Set();
        else watches.Changed(PostLog.ChangedPosts(message));
    }

    // Whatever was said while the connection was away was said to nobody.
    private void OnRestored(object? sender, ConnectionFailedEventArgs e)
    {
        _wake.Set();
        watches.AllChanged();
    }

    /// <summary>Delivers all that the log holds.</summary>
    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        var position = _position?.Value ?? await log.LastAsync(cancellationToken);
        for (var more = true; more;)
        {
            _position = new LogPositionBox(position);
            _subscribers.Settle(position);
            var entries = await log.ReadAsync(position, to: null, Page, cancellationToken);
            foreach (var (post, viewers) in await delivery.PlanAsync(entries, _subscribers.Viewers, cancellationToken))
            {
                foreach (var viewer in viewers) _subscribers.Deliver(viewer, post);
            }

            position = entries.Count > 0 ? entries[^1].Position : position;
            more = entries.Count > 0;
        }
    }

    /// <summary>Tries until it works: what is not delivered now is delivered later, from the same position.</summary>
    private async Task RepeatAsync(Func<CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await attempt(cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                DeliveryFailed(logger, exception, Pause);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "New posts cannot be delivered to subscribers now; trying again in {Pause}")]
    private static partial void DeliveryFailed(ILogger logger, Exception exception, TimeSpan pause);

    /// <summary>A position that is replaced as a whole.</summary>
    private sealed record LogPositionBox(LogPosition Value);
}
