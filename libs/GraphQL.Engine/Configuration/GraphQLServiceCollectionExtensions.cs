using GraphQL.Engine.Configuration;
using GraphQL.Engine.Execution;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphQL.Engine;

/// <summary>Adds a GraphQL server to an application.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds the server; what the schema is made of is added to the builder returned. Calls add up.</summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this Microsoft.Extensions.DependencyInjection.IServiceCollection services)
    {
        services.TryAddScoped<OperationScope>();
        services.TryAddScoped<IBatchScheduler>(p => (OperationScope)p.GetService(typeof(OperationScope))!);
        services.TryAddSingleton<DataLoaderOptions>();
        return new RequestExecutorBuilder(services);
    }
}
