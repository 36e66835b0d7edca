using System.Text;

namespace GraphQL.Engine.Language;

/// <summary>The specification's BlockStringValue(): common indentation and outer blank lines removed, lines joined by LF.</summary>
internal static class BlockString
{
    public static string Dedent(string raw)
    {
        var lines = SplitLines(raw);
        var (first, last, common) = (-1, -1, int.MaxValue);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = raw.AsSpan(lines[i].Start, lines[i].Length);
            var indent = line.IndexOfAnyExcept(' ', '\t');
            if (indent < 0)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            common = i == 0 ? common : Math.Min(common, indent);
        }

        return first < 0 ? "" : Join(raw, lines, first, last, common);
    }

    private static string Join(string raw, List<(int Start, int Length)> lines, int first, int last, int common)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            var cut = i == 0 ? 0 : Math.Min(common, lines[i].Length);
            text.Append(raw, lines[i].Start + cut, lines[i].Length - cut);
            if (i < last)
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static List<(int Start, int Length)> SplitLines(string raw)
    {
        var lines = new List<(int Start, int Length)>();
        var start = 0;
        while (true)
        {
            var length = raw.AsSpan(start).IndexOfAny('\n', '\r');
            if (length < 0)
            {
                lines.Add((start, raw.Length - start));
                return lines;
            }

            lines.Add((start, length));
            var end = start + length;
            start = raw[end] == '\r' && end + 1 < raw.Length && raw[end + 1] == '\n' ? end + 2 : end + 1;
        }
    }
}
