using System.Text.Json;
using GraphQL.Engine.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Tests.Execution;

/// <summary>An executor over a schema of test classes.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestEngine(ServiceProvider services) => _services = services;

    public IRequestExecutor Executor => _services.GetRequiredService<IRequestExecutor>();

    public IServiceProvider Services => _services;

    public static TestEngine Of(Type query, Action<IRequestExecutorBuilder>? configure = null) => Create(b =>
    {
        b.AddQueryType(query);
        configure?.Invoke(b);
    });

    public static TestEngine Create(Action<IRequestExecutorBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddGraphQLServer());
        return new TestEngine(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }));
    }

    public async Task<string> RunAsync(string document, object? variables = null, string? operationName = null, CancellationToken cancellationToken = default)
    {
        var request = new OperationRequest
        {
            Document = document,
            OperationName = operationName,
            Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
        };
        using var result = await Executor.ExecuteAsync(request, cancellationToken);
        return result.ToJson();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
