using System.Text.Json;

namespace GraphQL.Engine.Http;

/// <summary>The parameters of a GraphQL request over HTTP.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">The operation to execute, or null.</param>
/// <param name="Variables">The variables as a JSON document of its own, or null.</param>
internal sealed record RequestParameters(string Query, string? OperationName, JsonDocument? Variables) : IDisposable
{
    public JsonElement VariablesElement => Variables?.RootElement ?? default;

    public void Dispose() => Variables?.Dispose();
}
