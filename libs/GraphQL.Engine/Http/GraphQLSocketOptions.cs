namespace GraphQL.Engine;

/// <summary>Connections that stay open: WebSockets (graphql-transport-ws) and event streams (graphql-sse, distinct connections mode).</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>Whether there are such connections. Default: true. WebSockets also need <c>app.UseWebSockets()</c>.</summary>
    public bool Enable { get; set; } = true;

    /// <summary>How long a client may take to send <c>connection_init</c>; then it is closed with 4408. Default: 3 s, as graphql-ws.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The pause between signs of life of the server: WebSocket pings, comments in an event stream. Default: 12 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a client may take to answer a WebSocket ping before the connection is ended. Default: 30 s.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message may take to be handed to the network before the connection is ended. Default: 10 s.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most connections of an endpoint; further ones are answered 503. Default: 20,000.</summary>
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>The most operations under way on one WebSocket; further ones are answered an error. Default: 100.</summary>
    public int MaxOperationsPerConnection { get; set; } = 100;

    /// <summary>The most bytes of a message from a client; a larger one closes the connection with 1009. Default: 256 KiB.</summary>
    public int MaxMessageSize { get; set; } = 256 * 1024;
}
