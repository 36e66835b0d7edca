using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>Reads the parameters of a POST, or of a message, from its JSON.</summary>
internal ref struct JsonBody
{
    private Utf8JsonReader _reader;
    private string? _query;
    private string? _operationName;
    private string? _documentId;
    private string? _documentHash;
    private JsonDocument? _variables;

    private JsonBody(ReadOnlySpan<byte> utf8) => _reader = new Utf8JsonReader(utf8);

    /// <summary>Reads a body.</summary>
    /// <exception cref="BadRequestException">It is not JSON, or a parameter has the wrong type.</exception>
    public static RequestParameters Read(ReadOnlySpan<byte> utf8)
    {
        var body = new JsonBody(utf8);
        try
        {
            return body.ReadObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8.
            body._variables?.Dispose();
            throw Bad("The body is not JSON.");
        }
        catch
        {
            body._variables?.Dispose();
            throw;
        }
    }

    private RequestParameters ReadObject()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Bad("The body must be a JSON object; batches are not supported.");
        }
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadParameter();
        }
        if (_reader.Read())
        {
            throw Bad("The body has more than one JSON value.");
        }
        return _query is null && _documentId is null && _documentHash is null
            ? throw Bad("The parameter `query` is missing.")
            : new RequestParameters(_query, _operationName, _variables, _documentId, _documentHash);
    }

    private void ReadParameter()
    {
        if (_reader.ValueTextEquals("query"u8))
        {
            _query = ReadString("query");
        }
        else if (_reader.ValueTextEquals("operationName"u8))
        {
            _operationName = ReadString("operationName");
        }
        else if (_reader.ValueTextEquals("documentId"u8))
        {
            _documentId = ReadString("documentId");
        }
        else if (_reader.ValueTextEquals("variables"u8))
        {
            _variables?.Dispose();
            _variables = ReadMap("variables");
        }
        else if (_reader.ValueTextEquals("extensions"u8))
        {
            using var extensions = ReadMap("extensions");
            _documentHash = extensions is null ? null : RequestParameters.HashOf(extensions.RootElement);
        }
        else
        {
            _reader.Read();
            _reader.Skip();
        }
    }

    private string? ReadString(string name)
    {
        _reader.Read();
        return _reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? _reader.GetString()
            : throw Bad($"The parameter `{name}` must be a string.");
    }

    private JsonDocument? ReadMap(string name)
    {
        _reader.Read();
        return _reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.StartObject => JsonDocument.ParseValue(ref _reader),
            _ => throw Bad($"The parameter `{name}` must be an object."),
        };
    }

    private static BadRequestException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
