using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphQL.Engine.Types;

/// <summary>JSON in error messages: short, as graphql-js's <c>inspect</c> writes it.</summary>
internal static class JsonText
{
    private const int MaxItems = 10;
    private const int MaxDepth = 2;

    // A megabyte sent by a client does not come back in each error about it.
    private const int MaxText = 1_000;

    public static string Inspect(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    /// <summary>A string in JSON's quotes and escapes.</summary>
    public static string Quote(string value)
    {
        var cut = value.Length > MaxText ? value[..MaxText] + "…" : value;
        return $"\"{JsonEncodedText.Encode(cut, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }

    private static void Append(StringBuilder text, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Undefined:
                text.Append("undefined");
                break;
            case JsonValueKind.String:
                text.Append(Quote(value.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(JavaScriptNumber.Format(value.GetDouble()));
                break;
            case JsonValueKind.Array:
                AppendArray(text, value, depth);
                break;
            case JsonValueKind.Object:
                AppendObject(text, value, depth);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void AppendArray(StringBuilder text, JsonElement value, int depth)
    {
        var length = value.GetArrayLength();
        if (length == 0 || depth >= MaxDepth)
        {
            text.Append(length == 0 ? "[]" : "[Array]");
            return;
        }

        text.Append('[');
        foreach (var item in value.EnumerateArray().Take(MaxItems))
        {
            Append(text, item, depth + 1);
            text.Append(", ");
        }

        text.Length -= 2;
        text.Append((length - MaxItems) switch { <= 0 => "", 1 => ", ... 1 more item", var more => $", ... {more} more items" })
            .Append(']');
    }

    private static void AppendObject(StringBuilder text, JsonElement value, int depth)
    {
        var properties = value.EnumerateObject();
        if (!properties.Any() || depth >= MaxDepth)
        {
            text.Append(properties.Any() ? "[Object]" : "{}");
            return;
        }

        text.Append("{ ");
        foreach (var property in properties)
        {
            text.Append(property.Name).Append(": ");
            Append(text, property.Value, depth + 1);
            text.Append(", ");
        }

        text.Length -= 2;
        text.Append(" }");
    }
}
