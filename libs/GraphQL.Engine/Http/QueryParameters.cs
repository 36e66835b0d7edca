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
        if (!query.TryGetValue("query", out var document) || document.Count == 0)
        {
            throw Bad("The parameter `query` is missing.");
        }
        using var extensions = ReadMap(query, "extensions");
        var operationName = query.TryGetValue("operationName", out var name) && !string.IsNullOrEmpty(name[0]) ? name[0] : null;
        return new RequestParameters(document[0]!, operationName, ReadMap(query, "variables"));
    }

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
