using System.Text.Json;

namespace GraphQL.Engine.Http;

internal sealed class MessagePayload(JsonElement payload) : IOperationMessagePayload
{
    public JsonElement Payload { get; } = payload;

    public T? As<T>() where T : class =>
        Payload.ValueKind == JsonValueKind.Undefined ? null : Payload.Deserialize<T>(JsonSerializerOptions.Web);
}
