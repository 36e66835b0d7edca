using System.Text;

namespace Feed.Changes.Postgres;

/// <summary>Reads lines of COPY's text format.</summary>
internal static class CopyText
{
    /// <summary>Splits a line into its values; null is SQL NULL.</summary>
    /// <exception cref="FormatException">The line does not have as many values as the table has columns.</exception>
    public static string?[] Parse(string line, int columns)
    {
        var values = new string?[columns];
        var rest = line.AsSpan();
        for (var i = 0; i < columns; i++)
        {
            var end = rest.IndexOf('\t');
            if (end < 0 != (i == columns - 1)) throw new FormatException($"A row of COPY does not have {columns} values.");
            values[i] = Value(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return values;
    }

    private static string? Value(ReadOnlySpan<char> text) =>
        text is "\\N" ? null : text.Contains('\\') ? Unescape(text) : text.ToString();

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            result.Append(text[i] == '\\' && i + 1 < text.Length ? Escaped(text[++i]) : text[i]);
        return result.ToString();
    }

    private static char Escaped(char letter) => letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => letter,
    };
}
