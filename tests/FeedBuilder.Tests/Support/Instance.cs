using Feed.Changes;
using Feed.Contracts;
using Feed.Timelines;
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

    internal Instance(WorldServers servers, int cap, int held, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:redis"] = servers.Redis.ConnectionString,
            ["Feed:FeedCap"] = FormattableString.Invariant($"{cap}"),
            ["Feed:FeedHeld"] = FormattableString.Invariant($"{held}"),
            ["Feed:EpochRefresh"] = "00:00:00",
        });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(servers.Postgres));
        builder.Services.AddSingleton<IRedisHook>(Hook);
        builder.AddTimelineReader();
        builder.AddTimelineWriter();
        builder.Services.AddFeedProjection();
        builder.Services.AddSingleton<RedisMarks>();
        _host = builder.Build();
    }

    internal Hook Hook { get; } = new();

    public ITimelineReader Reader => Get<ITimelineReader>();

    public ICardReader Cards => Get<ICardReader>();

    public RedisMarks Marks => Get<RedisMarks>();

    public IDatabase Redis => Get<IConnectionMultiplexer>().GetDatabase();

    internal FeedProjection Projection => Get<FeedProjection>();

    internal TimelineStore Store => Get<TimelineStore>();

    /// <summary>Applies changes as one batch.</summary>
    public Task ApplyAsync(params IReadOnlyList<Change> changes) =>
        changes.Count == 0 ? Task.CompletedTask : Projection.ApplyAsync(new ChangeBatch(changes, new PgSnapshot(0, 0, [])), CancellationToken.None);

    /// <summary>Applies changes that were tried again, after others with later positions.</summary>
    public Task ApplyLateAsync(params IReadOnlyList<Change> changes) =>
        Projection.ApplyAsync(new ChangeBatch(changes, new PgSnapshot(0, 0, [])) { IsLate = true }, CancellationToken.None);

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

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
