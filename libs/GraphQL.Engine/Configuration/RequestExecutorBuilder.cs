using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Configuration;

internal sealed class RequestExecutorBuilder(IServiceCollection services) : IRequestExecutorBuilder
{
    public IServiceCollection Services { get; } = services;
}
