using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine;

/// <summary>Collects what the GraphQL schema is made of.</summary>
public interface IRequestExecutorBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
