using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace GraphQL.Engine.Execution;

/// <summary>Writes the values of extensions: scalars, and lists and dictionaries of them.</summary>
internal static class JsonValueWriter
{
    private const int MaxDepth = 32;

    public static void Write(ResultBuffer buffer, object? value, int depth = 0)
    {
        switch (value)
        {
            case null:
                buffer.WriteNull();
                break;
            case string text:
                buffer.WriteString(text);
                break;
            case bool flag:
                buffer.WriteBoolean(flag);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                buffer.WriteInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                buffer.WriteFormatted(number, "R");
                break;
            case decimal or ulong or float:
                buffer.Write(JsonSerializer.SerializeToUtf8Bytes(value));
                break;
            case JsonElement element:
                buffer.Write(JsonSerializer.SerializeToUtf8Bytes(element));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map when depth < MaxDepth:
                WriteObject(buffer, map, depth + 1);
                break;
            case IEnumerable list when depth < MaxDepth:
                WriteList(buffer, list, depth + 1);
                break;
            default:
                buffer.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    public static void WriteObject(ResultBuffer buffer, IEnumerable<KeyValuePair<string, object?>> map, int depth = 0)
    {
        var first = true;
        buffer.WriteByte((byte)'{');
        foreach (var (key, value) in map)
        {
            if (!first)
            {
                buffer.WriteByte((byte)',');
            }
            first = false;
            buffer.WriteString(key);
            buffer.WriteByte((byte)':');
            Write(buffer, value, depth);
        }
        buffer.WriteByte((byte)'}');
    }

    private static void WriteList(ResultBuffer buffer, IEnumerable list, int depth)
    {
        var first = true;
        buffer.WriteByte((byte)'[');
        foreach (var item in list)
        {
            if (!first)
            {
                buffer.WriteByte((byte)',');
            }
            first = false;
            Write(buffer, item, depth);
        }
        buffer.WriteByte((byte)']');
    }
}
