using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine;

/// <summary>A WebSocket connection that carries operations.</summary>
public interface ISocketSession
{
    /// <summary>The request that opened the connection. Its user is the user of all operations.</summary>
    HttpContext HttpContext { get; }
}
