using System.Buffers;
using System.Globalization;
using System.Text;

namespace Feed.Bench.Designs;

/// <summary>Writes commands as the protocol wants them.</summary>
internal static class Wire
{
    /// <summary>One command.</summary>
    public static byte[] Command(params string[] words) => Encoding.ASCII.GetBytes(
        string.Concat(words.Select(word => string.Create(CultureInfo.InvariantCulture, $"${word.Length}\r\n{word}\r\n")).Prepend($"*{words.Length}\r\n")));

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
