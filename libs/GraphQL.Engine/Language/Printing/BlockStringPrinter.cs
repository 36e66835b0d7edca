namespace GraphQL.Engine.Language;

/// <summary>Block strings, on lines of their own where the text is long, has several lines, or would be misread otherwise.</summary>
internal static class BlockStringPrinter
{
    private const int MaxSingleLine = 70;
    private const string Quotes = "\"\"\"";

    public static string Print(string value)
    {
        var escaped = value.Replace(Quotes, "\\" + Quotes, StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var single = lines.Length == 1;

        // When every further line is indented, dedenting would eat that, unless the first line stands below the quotes.
        var leading = !single && lines.Skip(1).All(line => line.Length == 0 || IsSpace(line[0]));
        var endsWithQuotes = escaped.EndsWith("\\" + Quotes, StringComparison.Ordinal);
        var trailing = (value.EndsWith('"') && !endsWithQuotes) || value.EndsWith('\\');
        var spread = !single || value.Length > MaxSingleLine || trailing || leading || endsWithQuotes;
        var indentedSingle = single && value.Length > 0 && IsSpace(value[0]);
        var before = (spread && !indentedSingle) || leading ? "\n" : "";
        return $"{Quotes}{before}{escaped}{(spread ? "\n" : "")}{Quotes}";
    }

    /// <summary>Whether a block string can hold the text so that it reads back the same.</summary>
    public static bool CanPrint(string value)
    {
        var lines = value.Split('\n');
        var blankEnds = value.Length > 0 && (IsBlank(lines[0]) || IsBlank(lines[^1]));
        var commonIndent = lines.Length > 1 && Array.TrueForAll(lines, line => line.Length == 0 || IsSpace(line[0]));
        return !blankEnds && !commonIndent && !value.Any(c => c < ' ' && c is not ('\t' or '\n'));
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;

    private static bool IsSpace(char c) => c is ' ' or '\t';
}
