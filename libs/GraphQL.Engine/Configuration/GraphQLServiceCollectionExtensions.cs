using GraphQL.Engine.Configuration;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GraphQL.Engine;

/// <summary>Adds a GraphQL server to an application.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds the server; what the schema is made of is added to the builder returned. Calls add up.</summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions<ExecutionLimits>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DocumentOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PagingOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<OperationScope>();
        services.TryAddScoped<IBatchScheduler>(p => p.GetRequiredService<OperationScope>());
        services.TryAddSingleton<DataLoaderOptions>();
        services.TryAddSingleton<ErrorReporter>();
        services.TryAddSingleton<SchemaRuntime>(SchemaRuntimeFactory.Create);
        services.TryAddSingleton<DocumentLookup>();
        services.TryAddSingleton<IRequestExecutor, RequestExecutor>();
        services.TryAddSingleton<ISocketSessionInterceptor, DefaultSocketSessionInterceptor>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SchemaWarmup>());
        return new RequestExecutorBuilder(services);
    }
}
