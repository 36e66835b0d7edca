using Feed.Testing;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines.Tests.Support;

/// <summary>A feed of forty entries at most, and as many beside it as a test needs, without a register.</summary>
internal sealed class OneFeed : IDisposable
{
    public const long Epoch = 3;
    private static long _next = 1_000_000;
    private readonly ConnectionMultiplexer _redis;

    public OneFeed(RedisServer server)
    {
        var options = Options.Create(new TimelineOptions { FeedCap = 40, BuildLease = TimeSpan.FromMinutes(1) });
        _redis = ConnectionMultiplexer.Connect(server.ConnectionString);
        Store = new TimelineStore(new RedisGateway(_redis, options, TimeProvider.System), new TimelineHints(TimeProvider.System, options), options);
    }

    public TimelineId Id { get; } = Another();

    public long Viewer => Id.UserId;

    public TimelineStore Store { get; }

    public IDatabase Database => _redis.GetDatabase();

    public static TimelineId Another() => TimelineId.Feed(Interlocked.Increment(ref _next));

    public static void AssertIds(TimelineView view, long[] expected) => Assert.Equal(expected, view.Ids);

    public async Task BuildAsync(string snapshot, long[] ids)
    {
        await Store.BeginAsync(Id, Epoch, "build", CancellationToken.None);
        Assert.True(await FinishAsync("build", snapshot, ids));
    }

    public Task<bool> FinishAsync(string token, string snapshot, long[] ids, long epoch = Epoch) =>
        Store.FinishAsync(Id, epoch, token, new TimelineSlice(snapshot, ids), CancellationToken.None);

    public Task<long> PushAsync(long id, ulong xid, long epoch = Epoch) =>
        Store.PushAsync([Viewer], epoch, new AuthorPosts(1, [new NewPost(id, xid)], 0), CancellationToken.None);

    public Task<TimelineView> ReadAsync(long epoch = Epoch) => Store.ReadAsync(Id, epoch, null, 100, CancellationToken.None);

    public Task<TimelineView> ReadAsync(TimelineId timeline) => Store.ReadAsync(timeline, Epoch, null, 100, CancellationToken.None);

    public void Dispose() => _redis.Dispose();
}
