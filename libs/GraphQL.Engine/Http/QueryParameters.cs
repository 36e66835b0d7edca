using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>Reads the parameters of a GET from its query string.</summary>
internal static class QueryParameters
{
    /// <summary>Reads a query string.</summary>
    /// <exception cref="BadRequestException">A parameter is missing, or no JSON where it must be.</exception>
    public static RequestParameters Read(IQueryCollection query)
    {
        var document = query.TryGetValue("query", out var text) && text.Count > 0 ? text[0] : null;
        var id = Text(query, "documentId");
        using var extensions = ReadMap(query, "extensions");
        var hash = extensions is null ? null : RequestParameters.HashOf(extensions.RootElement);
        return document is null && id is null && hash is null
            ? throw Bad("The parameter `query` is missing.")
            : new RequestParameters(document, Text(query, "operationName"), ReadMap(query, "variables"), id, hash);
    }

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && !string.IsNullOrEmpty(values[0]) ? values[0] : null;

    private static JsonDocument? ReadMap(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var values) || string.IsNullOrEmpty(values[0]))
        {
            return null;
        }
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(values[0]!);
        }
        catch (JsonException)
        {
            throw Bad($"The parameter `{name}` is not JSON.");
        }
        if (json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
        {
            return json;
        }
        json.Dispose();
        throw Bad($"The parameter `{name}` must be an object.");
    }

    private static BadRequestException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
