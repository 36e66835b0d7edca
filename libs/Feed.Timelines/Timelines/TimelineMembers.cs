using System.Buffers.Text;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Members of a timeline in their order, from the head on (<c>Scripts/timeline.lua</c>).</summary>
/// <param name="Head">The head; null when there is no timeline.</param>
/// <param name="Pulled">Authors whose posts readers pull.</param>
/// <param name="Ids">Entries, newest first.</param>
internal readonly record struct TimelineMembers(TimelineHead? Head, long[] Pulled, long[] Ids)
{
    /// <summary>How many members stand before the entries of a timeline that pulls nobody's posts: the head, x and f.</summary>
    public const int Front = 3;

    /// <summary>Takes a range from the first member on apart: what comes after the entries is left out.</summary>
    public static TimelineMembers Parse(RedisValue[] members, int most)
    {
        if (members.Length == 0 || TimelineHead.Parse((byte[])members[0]) is not { } head) return new TimelineMembers(null, [], []);
        if (!head.IsBuilt) return new TimelineMembers(head, [], []);
        var place = Math.Min(Front, members.Length);
        var pulled = Pulls(members.AsSpan(place));
        return new TimelineMembers(head, pulled, Entries(members.AsSpan(place + pulled.Length), most));
    }

    private static long[] Pulls(ReadOnlySpan<RedisValue> members)
    {
        var count = 0;
        while (count < members.Length && (byte[])members[count] is [(byte)'@', ..]) count++;
        var pulled = new long[count];
        for (var i = 0; i < count; i++) _ = Utf8Parser.TryParse(((byte[])members[i]).AsSpan(1), out pulled[i], out _);
        return pulled;
    }

    private static long[] Entries(ReadOnlySpan<RedisValue> members, int most)
    {
        var ids = new long[Math.Min(members.Length, most)];
        for (var i = 0; i < ids.Length; i++)
        {
            ReadOnlySpan<byte> text = (byte[])members[i];
            if (!Utf8Parser.TryParse(text, out ids[i], out var length) || length != text.Length) return ids[..i]; // an edge
        }

        return ids;
    }
}
