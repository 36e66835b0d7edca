using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Tests.Live;

/// <summary>A GraphQL server on a real port.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _running;

    private LiveServer(WebApplication app)
    {
        _app = app;
        app.Use(CountAsync);
    }

    /// <summary>Requests and sockets that have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    public Uri Http => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public Uri Sockets => new UriBuilder(Http) { Scheme = "ws", Path = "/graphql" }.Uri;

    public ITopicEventSender Sender => _app.Services.GetRequiredService<ITopicEventSender>();

    public static async Task<LiveServer> StartAsync(Action<GraphQLServerOptions>? options = null, int topicBuffer = 256)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQLServer()
            .AddQueryType(typeof(LiveSchema.Query))
            .AddSubscriptionType(typeof(LiveSchema.Subscription))
            .AddDataLoader<LiveSchema.CountingLoader>()
            .AddInMemorySubscriptions(o => o.TopicBufferCapacity = topicBuffer)
            .AddSocketSessionInterceptor<TokenIsName>();
        var app = builder.Build();
        var server = new LiveServer(app);
        app.UseWebSockets();
        app.MapGraphQL().WithOptions(o => options?.Invoke(o));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async Task<Wire> ConnectAsync(string? protocol = "graphql-transport-ws", bool init = true)
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
        {
            socket.Options.AddSubProtocol(protocol);
        }
        await socket.ConnectAsync(Sockets, TestContext.Current.CancellationToken);
        var wire = new Wire(socket);
        if (init)
        {
            await wire.SendAsync("""{"type":"connection_init"}""");
            Assert.Equal("""{"type":"connection_ack"}""", await wire.ReadAsync());
        }
        return wire;
    }

    private async Task CountAsync(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref _running);
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Takes the token for the name; "wrong" is refused; "exp:…" carries an expiry.</summary>
    private sealed class TokenIsName : ISocketSessionInterceptor
    {
        public ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken)
        {
            switch (connectionInitMessage.As<Init>()?.Token)
            {
                case null:
                    return ValueTask.FromResult(ConnectionStatus.Accept());
                case "wrong":
                    return ValueTask.FromResult(ConnectionStatus.Reject("Wrong token"));
                case var token:
                    var name = token.Split(':');
                    Claim[] claims = [new(ClaimTypes.Name, name[0]), .. name.Skip(1).Select(exp => new Claim("exp", exp))];
                    session.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
                    return ValueTask.FromResult(ConnectionStatus.Accept(new Dictionary<string, object?> { ["hello"] = name[0] }));
            }
        }

        private sealed record Init(string? Token);
    }
}
