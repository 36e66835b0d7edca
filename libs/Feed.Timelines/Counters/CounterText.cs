using System.Buffers.Text;

namespace Feed.Timelines;

/// <summary>Counters as Redis holds them (<c>Scripts/counts.lua</c>).</summary>
internal static class CounterText
{
    /// <summary>The place of a counter among those of a post or user, from 1.</summary>
    public static int Place(Counter counter) => counter switch
    {
        Counter.Likes or Counter.Posts => 1,
        Counter.Comments or Counter.Followers => 2,
        Counter.Following => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(counter), counter, null),
    };

    /// <summary>Reads counters that somebody has counted in an epoch.</summary>
    /// <param name="text">The whole value.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="values">Takes the values.</param>
    /// <param name="version">The version of the card beside them; empty when they do not tell.</param>
    /// <returns>False when there are none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, long epoch, scoped Span<long> values, out ReadOnlySpan<byte> version)
    {
        version = default;
        if (text.Length < 3 || text[0] != 'R' || !Utf8Parser.TryParse(text[1..], out long told, out var length) || told != epoch) return false;
        text = text[(1 + length)..];
        if (text.IsEmpty || text[0] != '|') return false;
        var end = text[1..].IndexOf((byte)'|');
        if (end < 0) return false;
        version = text.Slice(1, end);
        text = text[(end + 2)..];
        for (var i = 0; i < values.Length; i++)
        {
            if (!Utf8Parser.TryParse(text, out values[i], out length) || length >= text.Length) return false;
            text = text[(length + 1)..];
        }

        return true;
    }
}
