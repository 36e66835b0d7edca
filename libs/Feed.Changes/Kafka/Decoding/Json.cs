using System.Text.Json;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Steps of reading JSON, with errors that say what was expected.</summary>
internal static class Json
{
    /// <summary>Begins to read an object.</summary>
    /// <exception cref="ChangeSchemaException">It is something else.</exception>
    public static Utf8JsonReader Open(ReadOnlySpan<byte> json, string what)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject
            ? reader
            : throw new ChangeSchemaException($"{what} should be a JSON object but is {Kind(reader.TokenType)}");
    }

    /// <summary>Makes sure that nothing follows.</summary>
    public static void End(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    /// <summary>Passes over the value of a property.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Where in the JSON the value of a property stands; nowhere for null.</summary>
    public static Range Place(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return default;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    /// <summary>A string or null.</summary>
    public static string? Text(ref Utf8JsonReader reader, string what)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString(),
            var kind => throw new ChangeSchemaException($"{what} should be a string but is {Kind(kind)}"),
        };
    }

    /// <summary>A whole number or null.</summary>
    public static long? Int64(ref Utf8JsonReader reader, string what)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : throw new ChangeSchemaException($"{what} should be a whole number but is {Kind(reader.TokenType)}");
    }

    /// <summary>What a value is, in a word for people.</summary>
    public static string Kind(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };
}
