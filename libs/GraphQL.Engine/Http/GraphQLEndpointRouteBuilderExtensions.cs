using GraphQL.Engine.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine;

/// <summary>Maps GraphQL endpoints.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Serves GraphQL over HTTP at a path, with a page for browsers and, at <c>?sdl</c>, the schema.</summary>
    public static GraphQLEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var options = new GraphQLServerOptions();
        var services = ActivatorUtilities.CreateInstance<SocketServices>(
            endpoints.ServiceProvider, options.Sockets, endpoints.ServiceProvider.GetRequiredService<ILogger<SocketServices>>());
        var gate = new ConnectionGate();
        var endpoint = ActivatorUtilities.CreateInstance<GraphQLEndpoint>(
            endpoints.ServiceProvider, options, new SocketEndpoint(services, gate), new EventStreamEndpoint(services, gate));
        var main = endpoints.Map(path, endpoint.HandleAsync).WithDisplayName("GraphQL");
        var assets = endpoints.MapGet($"{path.TrimEnd('/')}/ui/{{file}}", GraphiQLPage.WriteAssetAsync).WithDisplayName("GraphiQL");
        return new GraphQLEndpointConventionBuilder([main, assets], options);
    }
}
