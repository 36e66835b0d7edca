namespace GraphQL.Engine;

/// <summary>What a GraphQL endpoint offers over HTTP.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>Whether queries may come by GET. Mutations never may. Default: true.</summary>
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Whether <c>GET …?sdl</c> answers the schema. Default: true.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>The most bytes of a request's body; larger ones are answered 413. Default: 256 KiB.</summary>
    public int MaxRequestBodySize { get; set; } = 256 * 1024;

    /// <summary>Connections that stay open, for subscriptions.</summary>
    public GraphQLSocketOptions Sockets { get; } = new();

    /// <summary>The page for browsers.</summary>
    public GraphQLToolOptions Tool { get; } = new();
}
