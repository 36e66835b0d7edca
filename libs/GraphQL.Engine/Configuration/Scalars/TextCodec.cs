using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>A scalar that is a string in JSON.</summary>
internal abstract class TextCodec : ScalarCodec
{
    /// <summary>What a text must look like, as a sentence for the client.</summary>
    protected abstract string Expected { get; }

    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error) =>
        TryRead(value.ValueKind == JsonValueKind.String ? value.GetString() : null, out result, out error);

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error) =>
        TryRead((literal as StringValueNode)?.Value, out result, out error);

    public override bool TrySerialize(object value, IBufferWriter<byte> output)
    {
        if (Format(value) is not { } text)
        {
            return false;
        }
        output.Write("\""u8);
        output.Write(Encoding.UTF8.GetBytes(
            JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value));
        output.Write("\""u8);
        return true;
    }

    protected abstract bool TryParse(string text, [NotNullWhen(true)] out object? result);

    /// <summary>The text of a value; null when it is none of the scalar's.</summary>
    protected abstract string? Format(object value);

    private bool TryRead(string? text, out object? result, [NotNullWhen(false)] out string? error)
    {
        result = null;
        error = text is not null && TryParse(text, out result) ? null : Expected;
        return error is null;
    }
}
