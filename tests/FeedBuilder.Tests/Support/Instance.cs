using System.Net;
using System.Net.Sockets;
using Feed.Changes;
using Feed.Contracts;
using Feed.Timelines;
using FeedBuilder.Fanout;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace FeedBuilder.Tests.Support;

/// <summary>What one process of the product has: a writer and a reader of the read model, with connections of its own.</summary>
public sealed class Instance : IDisposable
{
    private readonly IHost _host;

    internal Instance(WorldServers servers, World world, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            // A machine that does much else makes one server slow, not unreachable; of a cluster's servers some are.
            ["ConnectionStrings:redis"] = servers.RedisConnection + ",syncTimeout=60000",
            ["Feed:RedisTimeout"] = servers.Redis is null ? "00:00:02" : "00:00:30",
            ["Feed:FeedCap"] = FormattableString.Invariant($"{world.Cap}"),
            ["Feed:FeedHeld"] = FormattableString.Invariant($"{world.Held}"),
            ["Feed:FanoutPage"] = FormattableString.Invariant($"{world.Page}"),
            ["Feed:CelebrityThreshold"] = FormattableString.Invariant($"{world.Threshold}"),
            ["Feed:EpochRefresh"] = "00:00:00",
            ["Feed:CardCacheFor"] = "00:10:00", // whatever a process keeps is there to do harm
        });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton(servers.Source);
        builder.Services.AddSingleton<IRedisHook>(Hook);
        builder.AddTimelineReader();
        builder.AddTimelineWriter();
        builder.Services.AddFeedProjection();
        builder.Services.AddSingleton<RedisMarks>();
        _host = builder.Build();
        // It connects in the background; on a machine that is busy that can take longer than a test's first command waits.
        if (servers.Redis is not { } redis || IsListening(redis.Port)) SpinWait.SpinUntil(() => Redis.Multiplexer.IsConnected, TimeSpan.FromMinutes(1));
    }

    internal Hook Hook { get; } = new();

    public ITimelineReader Reader => Get<ITimelineReader>();

    public ICardReader Cards => Get<ICardReader>();

    public RedisMarks Marks => Get<RedisMarks>();

    public IDatabase Redis => Get<IConnectionMultiplexer>().GetDatabase();

    internal FeedProjection Projection => Get<FeedProjection>();

    /// <summary>The lane of big authors; it runs when a test says so.</summary>
    internal BigFanoutWork Lane => Get<BigFanoutWork>();

    internal TimelineStore Store => Get<TimelineStore>();

    internal RecentCards<PostCard> RecentPosts => Get<RecentCards<PostCard>>();

    /// <summary>Applies changes as one batch.</summary>
    public Task ApplyAsync(params IReadOnlyList<Change> changes) =>
        changes.Count == 0 ? Task.CompletedTask : Projection.ApplyAsync(new ChangeBatch(changes, new PgSnapshot(0, 0, [])), CancellationToken.None);

    /// <summary>Applies changes that were tried again, after others with later positions.</summary>
    public Task ApplyLateAsync(params IReadOnlyList<Change> changes) =>
        Projection.ApplyAsync(new ChangeBatch(changes, new PgSnapshot(0, 0, [])) { IsLate = true }, CancellationToken.None);

    /// <summary>Ends all big fan-outs that nobody holds.</summary>
    public async Task DrainAsync()
    {
        while (await Lane.RunOneAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>All pages of a feed, one after the other.</summary>
    public Task<long[]> FeedAsync(long viewer, int pageSize = 50) =>
        AllAsync((before, token) => Reader.ReadFeedAsync(viewer, pageSize, before, token), pageSize);

    /// <summary>All pages of an author's posts.</summary>
    public Task<long[]> AuthorAsync(long author, int pageSize = 50) =>
        AllAsync((before, token) => Reader.ReadAuthorAsync(author, pageSize, before, token), pageSize);

    public void Dispose() => _host.Dispose();

    private static async Task<long[]> AllAsync(Func<long?, CancellationToken, Task<FeedPage>> read, int pageSize)
    {
        var all = new List<long>();
        while (true)
        {
            var page = await read(all.Count == 0 ? null : all[^1], CancellationToken.None);
            Assert.True(page.PostIds.Count <= pageSize);
            if (page.HasNextPage) Assert.Equal(pageSize, page.PostIds.Count);
            all.AddRange(page.PostIds);
            if (!page.HasNextPage) return [.. all];
        }
    }

    private static bool IsListening(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
