using Feed.Contracts;

namespace Feed.Timelines;

/// <summary>
/// The scores between which both members lie that a built timeline has in front of its entries (<c>Scripts/timeline.lua</c>), when it does not know a push
/// yet: one count then takes the place of a look at its head.
/// </summary>
internal static class PushRange
{
    // Doubles from here to twice as much are exact for multiples of 4, and those of half as much for multiples of 2.
    private const long Origin = 1L << 54;
    private const int XidBits = 40;
    private const long MostEpoch = (1L << 12) - 1;
    private const ulong MostXid = (1UL << XidBits) - 1;

    /// <summary>
    /// From an older snapshot's score, since all transactions must be later than it, to that of a lower floor, since all posts must lie above.
    /// Both ends err towards the slower way. Timelines of older epochs are in between as well: nobody reads those any more.
    /// </summary>
    public static (string From, string To) Of(long epoch, IReadOnlyList<NewPost> posts)
    {
        var (id, xid) = (posts.Min(post => post.Id), Math.Min(posts.Min(post => post.Xid), MostXid));
        var from = -Origin - (4 * ((Math.Min(epoch, MostEpoch) << XidBits) + (long)xid));
        var to = -Origin + ((id - 1) & ~1L);
        return (FormattableString.Invariant($"{from}"), FormattableString.Invariant($"{to}"));
    }
}
