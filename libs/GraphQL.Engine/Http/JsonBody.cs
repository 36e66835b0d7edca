using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>Reads the parameters of a POST from its JSON.</summary>
internal static class JsonBody
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="BadRequestException">It is not JSON, or a parameter has the wrong type.</exception>
    public static RequestParameters Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            return ReadObject(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8.
            throw Bad("The body is not JSON.");
        }
    }

    private static RequestParameters ReadObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Bad("The body must be a JSON object; batches are not supported.");
        }
        string? query = null, operationName = null;
        JsonDocument? variables = null;
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadParameter(ref reader, ref query, ref operationName, ref variables);
            }
            if (reader.Read())
            {
                throw Bad("The body has more than one JSON value.");
            }
            return new RequestParameters(query ?? throw Bad("The parameter `query` is missing."), operationName, variables);
        }
        catch
        {
            variables?.Dispose();
            throw;
        }
    }

    private static void ReadParameter(ref Utf8JsonReader reader, ref string? query, ref string? operationName, ref JsonDocument? variables)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            query = ReadString(ref reader, "query");
        }
        else if (reader.ValueTextEquals("operationName"u8))
        {
            operationName = ReadString(ref reader, "operationName");
        }
        else if (reader.ValueTextEquals("variables"u8))
        {
            variables?.Dispose();
            variables = ReadMap(ref reader, "variables", keep: true);
        }
        else if (reader.ValueTextEquals("extensions"u8))
        {
            ReadMap(ref reader, "extensions", keep: false);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private static string? ReadString(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString()
            : throw Bad($"The parameter `{name}` must be a string.");
    }

    private static JsonDocument? ReadMap(ref Utf8JsonReader reader, string name, bool keep)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
        {
            throw Bad($"The parameter `{name}` must be an object.");
        }
        if (keep && reader.TokenType == JsonTokenType.StartObject)
        {
            return JsonDocument.ParseValue(ref reader);
        }
        reader.Skip();
        return null;
    }

    private static BadRequestException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
