using System.Collections.Concurrent;
using Feed.Contracts;
using Feed.Testing;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines.Tests.Support;

/// <summary>Twenty feeds of five entries at most, in a Redis database of their own, with the register that tells of them.</summary>
internal sealed class RegisteredFeeds : IAsyncDisposable
{
    public const long Epoch = 3;
    public const long Author = 1;

    // A server has sixteen databases, of which others use the first.
    private static readonly ConcurrentQueue<int> Databases = new(Enumerable.Range(1, 15));
    private readonly ConnectionMultiplexer _redis;
    private readonly int _database;

    public RegisteredFeeds(RedisServer server)
    {
        Assert.True(Databases.TryDequeue(out _database), "More tests run at once than a server has databases.");
        var options = Options.Create(new TimelineOptions { FeedCap = 5, BuildLease = TimeSpan.FromMinutes(1), FeedTtl = TimeSpan.FromHours(1) });
        _redis = ConnectionMultiplexer.Connect(FormattableString.Invariant($"{server.ConnectionString},defaultDatabase={_database}"));
        var gateway = new RedisGateway(_redis, options, TimeProvider.System);
        (Store, Epochs) = (new TimelineStore(gateway, new TimelineHints(TimeProvider.System, options), options), new EpochStore(gateway));
    }

    public static long[] Viewers { get; } = [.. Enumerable.Range(1_000, 20).Select(viewer => (long)viewer)];

    public IDatabase Database => _redis.GetDatabase();

    public TimelineStore Store { get; }

    public EpochStore Epochs { get; }

    public async Task BeginAsync()
    {
        await Epochs.BeginAsync(Epoch, CancellationToken.None);
        foreach (var viewer in Viewers) await BuildAsync(viewer, "10:10:");
    }

    public async Task BuildAsync(long viewer, string snapshot, params long[] ids)
    {
        await Store.DropAsync(TimelineId.Feed(viewer), CancellationToken.None);
        await Store.BeginAsync(TimelineId.Feed(viewer), Epoch, "build", CancellationToken.None);
        await FinishAsync(viewer, "build", snapshot, ids);
    }

    public async Task FinishAsync(long viewer, string token, string snapshot, params long[] ids) => Assert.True(await Store.FinishAsync(
        TimelineId.Feed(viewer), Epoch, token, new TimelineSlice(snapshot, ids.Length > 0 ? ids : [5, 4]), CancellationToken.None));

    public Task<long> PushAsync(long id, ulong xid) => PushAsync(Viewers, new NewPost(id, xid));

    public Task<long> PushAsync(IEnumerable<long> viewers, params NewPost[] posts) =>
        Store.PushAsync(viewers, Epoch, new AuthorPosts(Author, posts, 0), CancellationToken.None);

    public Task<TimelineView> ReadAsync(long viewer, long epoch = Epoch) =>
        Store.ReadAsync(TimelineId.Feed(viewer), epoch, null, 100, CancellationToken.None);

    public Task AssertFeedAsync(long viewer, params long[] expected) => AssertFeedAsync(viewer, Epoch, expected);

    public async Task AssertFeedAsync(long viewer, long epoch, long[] expected) => Assert.Equal(expected, (await ReadAsync(viewer, epoch)).Ids);

    /// <summary>Whether a push meets a feed that it would not if it looked at it: one without x and head.</summary>
    public async Task<bool> IsTakenOnTrustAsync(long post, ulong xid)
    {
        var feed = RedisKeys.Feed(Viewers[7]);
        var x = (double)(await Database.SortedSetScoreAsync(feed, "x"))!;
        await Database.SortedSetRemoveAsync(feed, "x");
        var head = (await Database.SortedSetRangeByRankWithScoresAsync(feed, 0, 0))[0];
        await Database.SortedSetRemoveAsync(feed, head.Element);
        await PushAsync(post, xid);
        var taken = await Database.SortedSetScoreAsync(feed, post) is not null;
        await Database.SortedSetAddAsync(feed, [new SortedSetEntry("x", x), head]);
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.ExecuteAsync("FLUSHDB");
        _redis.Dispose();
        Databases.Enqueue(_database);
    }
}
