using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Feed.Timelines;

/// <summary>A timeline's first member (<c>Scripts/timeline.lua</c>).</summary>
/// <param name="IsBuilt">Whether it is more than begun.</param>
/// <param name="Epoch">The epoch in which it was begun.</param>
/// <param name="IsCut">Whether there were ever more entries than are held now; those that are held have all above the last of them.</param>
internal readonly record struct TimelineHead(bool IsBuilt, long Epoch, bool IsCut)
{
    /// <summary>What a reader of some epoch finds: without a head there is no timeline.</summary>
    public static TimelineState StateOf(TimelineHead? head, long epoch) => head switch
    {
        null => TimelineState.Missing,
        { } old when old.Epoch < epoch => TimelineState.Missing,
        { } late when late.Epoch > epoch => TimelineState.Newer,
        { IsBuilt: true } => TimelineState.Ready,
        _ => TimelineState.Building,
    };

    /// <summary>Reads one: a letter, the epoch and, when it is built, the floor and the snapshot, with bars between.</summary>
    /// <returns>Null when it is none.</returns>
    public static TimelineHead? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[1] != '|' || !Utf8Parser.TryParse(text[2..], out long epoch, out var length)) return null;
        if (text[0] == 'B') return new TimelineHead(IsBuilt: false, epoch, IsCut: false);
        var rest = text[(2 + length)..];
        if (text[0] is not ((byte)'R' or (byte)'E') || rest.IsEmpty || rest[0] != '|' || !Utf8Parser.TryParse(rest[1..], out long floor, out _)) return null;
        return new TimelineHead(IsBuilt: true, epoch, floor > 0);
    }
}
