using System.Net.WebSockets;
using Feed.Contracts;
using Feed.GraphQL.Live;
using Feed.GraphQL.Paging;
using Feed.Timelines;
using FeedBuilder.Announcing;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using IServer = Microsoft.AspNetCore.Hosting.Server.IServer;

namespace Feed.GraphQL.Tests.Support;

/// <summary>An instance of the service on a real port, and FeedBuilder's part in telling it.</summary>
internal sealed class LiveHost : IAsyncDisposable
{
    private readonly World _world;
    private readonly WebApplicationFactory<Viewer> _host;

    public LiveHost(World world, params (string Key, string Value)[] settings)
    {
        _world = world;
        _host = world.Start(_ => { }, [("urls", "http://127.0.0.1:0"), ("Feed:PostUpdateInterval", "00:00:00"), ("Feed:LogPoll", "00:00:00.200"), .. settings]);
        _host.UseKestrel();
        _host.StartServer();
    }

    public Uri Address => new(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IDatabase Redis => _host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    /// <summary>A cursor of a viewer's feed from before anything that happens from now on: it does not matter when a subscription begins.</summary>
    public async Task<string> CursorAsync(long viewer)
    {
        var feeds = _host.Services.GetRequiredService<LiveFeeds>();
        while (feeds.Position is null)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return new CursorScope(CursorKind.FeedUpdates, viewer).Encode(feeds.Position.ToString()!);
    }

    /// <summary>Tells of new posts as FeedBuilder does.</summary>
    public Task AnnounceAsync(params (long Id, long Author)[] posts) => AnnounceAsync(new Announcement(posts, []));

    /// <summary>Tells of changed posts; what Redis holds of them is read anew.</summary>
    public async Task ChangeAsync(params long[] posts)
    {
        RedisKey[] keys = [.. posts.SelectMany(id => new RedisKey[] { RedisKeys.Post(id), RedisKeys.Counts(id) })];
        await Redis.KeyDeleteAsync(keys);
        await AnnounceAsync(new Announcement([], posts));
    }

    public async Task<Subscriber> ConnectAsync(long? viewer)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken);
        return new Subscriber(socket, viewer is { } id ? _world.Token(id) : null);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private Task AnnounceAsync(Announcement announcement) => new PostAnnouncer(
        _host.Services.GetRequiredService<IConnectionMultiplexer>(),
        Options.Create(new TimelineOptions()),
        TimeProvider.System).AnnounceAsync(announcement, TestContext.Current.CancellationToken);
}
