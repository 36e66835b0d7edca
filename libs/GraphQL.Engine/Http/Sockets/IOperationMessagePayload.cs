using System.Text.Json;

namespace GraphQL.Engine;

/// <summary>The payload of a message.</summary>
public interface IOperationMessagePayload
{
    /// <summary>The payload as JSON; undefined when there is none.</summary>
    JsonElement Payload { get; }

    /// <summary>Deserializes the payload; the default when there is none.</summary>
    /// <exception cref="JsonException">It does not fit the type.</exception>
    T? As<T>() where T : class;
}
