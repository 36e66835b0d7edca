using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>The parameters of a GraphQL request over HTTP.</summary>
/// <param name="Query">The document; null when it is named.</param>
/// <param name="OperationName">The operation to execute, or null.</param>
/// <param name="Variables">The variables as a JSON document of its own, or null.</param>
/// <param name="DocumentId">The id of a persisted document, or null.</param>
/// <param name="DocumentHash">The hash of an automatic persisted query, or null.</param>
internal sealed record RequestParameters(
    string? Query, string? OperationName, JsonDocument? Variables, string? DocumentId, string? DocumentHash) : IDisposable
{
    public JsonElement VariablesElement => Variables?.RootElement ?? default;

    /// <summary>The hash of <c>extensions.persistedQuery</c>; null when there is none.</summary>
    /// <exception cref="BadRequestException">It is malformed.</exception>
    public static string? HashOf(JsonElement extensions)
    {
        if (extensions.ValueKind != JsonValueKind.Object || !extensions.TryGetProperty("persistedQuery", out var query))
        {
            return null;
        }
        var isKnown = query.ValueKind == JsonValueKind.Object
            && query.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) && number == 1;
        return isKnown && query.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String
            ? hash.GetString()
            : throw new BadRequestException(
                StatusCodes.Status400BadRequest, "The extension `persistedQuery` must have `version` 1 and `sha256Hash`.");
    }

    /// <summary>The operation that is asked for; valid until these parameters are disposed.</summary>
    public OperationRequest ToOperation(ClaimsPrincipal user, IServiceProvider? services = null, bool allowMutations = true) => new()
    {
        Document = Query,
        DocumentId = DocumentId,
        DocumentHash = DocumentHash,
        OperationName = OperationName,
        Variables = VariablesElement,
        Services = services,
        User = user,
        AllowMutations = allowMutations,
    };

    public void Dispose() => Variables?.Dispose();
}
