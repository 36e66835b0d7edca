using GraphQL.Engine.Execution;
using Microsoft.Extensions.Hosting;

namespace GraphQL.Engine.Configuration;

/// <summary>
/// Builds the schema before the server takes requests, so that a mistake in it ends the start, and runs what every request needs once.
/// </summary>
internal sealed class SchemaWarmup(IRequestExecutor executor, DocumentLookup documents) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        documents.CheckTrusted();
        for (var i = 0; i < 3; i++)
        {
            var request = new OperationRequest { Document = WarmupQuery, IsOwn = true };
            using var result = await executor.ExecuteAsync(request, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private const string WarmupQuery = """
        query Warmup {
          __typename
          __schema { queryType { name } types { kind name fields { name args { name defaultValue } type { name ofType { name } } } } }
        }
        """;
}
