using System.Security.Claims;
using System.Text.Json;

namespace GraphQL.Engine.Http;

/// <summary>The parameters of a GraphQL request over HTTP.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">The operation to execute, or null.</param>
/// <param name="Variables">The variables as a JSON document of its own, or null.</param>
internal sealed record RequestParameters(string Query, string? OperationName, JsonDocument? Variables) : IDisposable
{
    public JsonElement VariablesElement => Variables?.RootElement ?? default;

    /// <summary>The operation that is asked for; valid until these parameters are disposed.</summary>
    public OperationRequest ToOperation(ClaimsPrincipal user, IServiceProvider? services = null, bool allowMutations = true) => new()
    {
        Document = Query,
        OperationName = OperationName,
        Variables = VariablesElement,
        Services = services,
        User = user,
        AllowMutations = allowMutations,
    };

    public void Dispose() => Variables?.Dispose();
}
