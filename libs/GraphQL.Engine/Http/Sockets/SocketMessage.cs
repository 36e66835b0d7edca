using System.Text.Json;

namespace GraphQL.Engine.Http;

/// <summary>A message of graphql-transport-ws from a client.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The operation, or null.</param>
/// <param name="Payload">The payload; undefined when there is none.</param>
internal readonly record struct SocketMessage(string Type, string? Id, JsonElement Payload)
{
    /// <summary>Reads a message; null when it is none.</summary>
    public static SocketMessage? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "type") is not { } type)
        {
            return null;
        }
        var hasPayload = json.TryGetProperty("payload", out var payload) && payload.ValueKind != JsonValueKind.Null;
        var id = Text(json, "id");
        var isValid = type switch
        {
            "subscribe" => id is { Length: > 0 } && hasPayload,
            "complete" => id is { Length: > 0 },
            "connection_init" or "ping" or "pong" => !hasPayload || payload.ValueKind == JsonValueKind.Object,
            _ => false,
        };
        return isValid ? new SocketMessage(type, id, hasPayload ? payload : default) : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
