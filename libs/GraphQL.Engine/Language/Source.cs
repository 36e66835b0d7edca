using System.Text;

namespace GraphQL.Engine.Language;

/// <summary>A GraphQL text and a name for it. Line starts are found once, on the first error.</summary>
/// <param name="text">The text.</param>
/// <param name="name">What to call it in reports.</param>
public sealed class Source(string text, string name = "GraphQL request")
{
    private int[]? _lineStarts;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>What to call it in reports.</summary>
    public string Name { get; } = name;

    /// <summary>Reads a text from UTF-8; ill-formed sequences become U+FFFD. A byte order mark is kept, the lexer skips it.</summary>
    public static Source FromUtf8(ReadOnlySpan<byte> utf8, string name = "GraphQL request") => new(Encoding.UTF8.GetString(utf8), name);

    /// <summary>The line and column of a UTF-16 offset.</summary>
    public SourceLocation GetLocation(int position)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        var index = Array.BinarySearch(starts, position);
        if (index < 0)
        {
            index = ~index - 1;
        }

        return new SourceLocation(index + 1, position - starts[index] + 1);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }
            else if (text[i] is not ('\n' or '\r'))
            {
                continue;
            }

            starts.Add(i + 1);
        }

        return [.. starts];
    }
}
