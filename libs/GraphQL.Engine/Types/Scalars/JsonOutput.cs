using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace GraphQL.Engine.Types;

/// <summary>Writes single JSON values for codecs.</summary>
internal static class JsonOutput
{
    public static void Write(IBufferWriter<byte> output, bool value) => output.Write(value ? "true"u8 : "false"u8);

    public static void Write(IBufferWriter<byte> output, long value)
    {
        value.TryFormat(output.GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>Writes a finite number in the shortest form that reads back as the same double.</summary>
    public static void Write(IBufferWriter<byte> output, double value)
    {
        value.TryFormat(output.GetSpan(32), out var written, "R", CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    public static void Write(IBufferWriter<byte> output, string value)
    {
        var encoded = JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        output.Write("\""u8);
        output.Write(encoded.EncodedUtf8Bytes);
        output.Write("\""u8);
    }
}
