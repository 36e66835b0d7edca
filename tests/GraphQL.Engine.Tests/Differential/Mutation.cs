using System.Text;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>Small random damage to GraphQL text.</summary>
internal static class Mutation
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "\"", "\"\"\"", "\\", "\\u", "\\u{", "\\uD83D", "...", "$", "@", "!", "|", "&", "=", ":", "#", "-",
        "0", "1.",
        "e+", "\uFEFF", "\r", "\n", "\t", "\0", "\uD800", "😀", "é", " on ", " fragment ", " extend ", " type ", " null ", " true ",
        " query ",
        " __typename ",
    ];

    public static string Apply(string source, Random random)
    {
        var text = new StringBuilder(source);
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 1 when at < text.Length: text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)); break;
                case 2 when at < text.Length:
                    text.Insert(random.Next(text.Length + 1), text.ToString(at, Math.Min(12, text.Length - at)));
                    break;
                case 3 when at < text.Length: text[at] = (char)random.Next(0x80); break;
                case 4 when random.Next(4) == 0: text.Length = at; break;
            }
        }

        return text.ToString();
    }

    /// <summary>Exchanges one name for another that occurs in the text: documents that still parse, and mean something else.</summary>
    public static string SwapNames(string source, Random random)
    {
        var names = Names(source);
        for (var swaps = random.Next(1, 4); swaps > 0 && names.Count > 1; swaps--)
        {
            var (start, length) = names[random.Next(names.Count)];
            var (otherStart, otherLength) = names[random.Next(names.Count)];
            source = string.Concat(source.AsSpan(0, start), source.AsSpan(otherStart, otherLength), source.AsSpan(start + length));
            names = Names(source);
        }

        return source;
    }

    private static List<(int Start, int Length)> Names(string source)
    {
        var names = new List<(int Start, int Length)>();
        for (var i = 0; i < source.Length; i++)
        {
            if (char.IsAsciiLetter(source[i]) || source[i] == '_')
            {
                var start = i;
                while (i < source.Length && (char.IsAsciiLetterOrDigit(source[i]) || source[i] == '_'))
                {
                    i++;
                }

                names.Add((start, i - start));
            }
        }

        return names;
    }
}
