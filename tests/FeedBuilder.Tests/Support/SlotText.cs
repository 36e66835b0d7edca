using Feed.Contracts;

namespace FeedBuilder.Tests.Support;

/// <summary>Reads what Postgres' <c>test_decoding</c> plugin prints.</summary>
internal static class SlotText
{
    /// <summary>Reads a line such as <c>table public.posts: INSERT: id[bigint]:1 text[text]:'it''s'</c>.</summary>
    public static (string Table, ChangeOp Op, ChangeRow Row) Parse(string line)
    {
        var parts = line.Split(": ", 3);
        var table = parts[0]["table public.".Length..];
        var (op, rest) = parts[1] switch
        {
            "INSERT" => (ChangeOp.Create, parts[2]),
            "UPDATE" => (ChangeOp.Update, parts[2][(parts[2].IndexOf("new-tuple: ", StringComparison.Ordinal) is var at and >= 0 ? at + 11 : 0)..]),
            "DELETE" => (ChangeOp.Delete, parts[2]),
            _ => throw new FormatException(line),
        };
        var columns = Columns(rest).ToList();
        return (table, op, new ChangeRow(new TableShape(table, [.. columns.Select(c => c.Name)]), [.. columns.Select(c => c.Value)]));
    }

    private static IEnumerable<(string Name, string? Value)> Columns(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var name = text[at..text.IndexOf('[', at)];
            at = text.IndexOf("]:", at, StringComparison.Ordinal) + 2;
            var end = text[at] == '\'' ? EndOfQuoted(text, at) : EndOfBare(text, at);
            yield return (name, Value(text[at..end]));
            at = end + 1;
        }
    }

    private static string? Value(string text) => text switch
    {
        "null" => null,
        "unchanged-toast-datum" => ChangeRow.Unavailable,
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ => text,
    };

    private static int EndOfBare(string text, int at) => text.IndexOf(' ', at) is var end and >= 0 ? end : text.Length;

    private static int EndOfQuoted(string text, int at)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '\'') continue;
            if (at + 1 < text.Length && text[at + 1] == '\'') at++;
            else return at + 1;
        }

        return text.Length;
    }
}
