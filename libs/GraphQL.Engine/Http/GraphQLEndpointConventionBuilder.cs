using Microsoft.AspNetCore.Builder;

namespace GraphQL.Engine;

/// <summary>Configures a mapped GraphQL endpoint.</summary>
public sealed class GraphQLEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly IReadOnlyList<IEndpointConventionBuilder> _endpoints;
    private readonly GraphQLServerOptions _options;

    internal GraphQLEndpointConventionBuilder(IReadOnlyList<IEndpointConventionBuilder> endpoints, GraphQLServerOptions options) =>
        (_endpoints, _options) = (endpoints, options);

    /// <summary>Changes what the endpoint offers.</summary>
    public GraphQLEndpointConventionBuilder WithOptions(Action<GraphQLServerOptions> configure)
    {
        configure(_options);
        return this;
    }

    /// <inheritdoc/>
    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (var endpoint in _endpoints)
        {
            endpoint.Add(convention);
        }
    }

    /// <inheritdoc/>
    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        foreach (var endpoint in _endpoints)
        {
            endpoint.Finally(finallyConvention);
        }
    }
}
