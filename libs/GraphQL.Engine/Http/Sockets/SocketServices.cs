using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Http;

/// <summary>What all connections of an endpoint share.</summary>
internal sealed record SocketServices(
    IRequestExecutor Executor, GraphQLSocketOptions Options, ISocketSessionInterceptor Interceptor, TimeProvider Time,
    IHostApplicationLifetime Lifetime, ILogger Logger);
