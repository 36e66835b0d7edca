using System.Globalization;
using Feed.Contracts;

namespace Feed.Timelines;

/// <summary>
/// Scores that tell whether timelines do not know a push yet, as <c>Scripts/timeline.lua</c> says: of one timeline by the two members in front of its
/// entries, of all by their register. One count then takes the place of a look at each head.
/// </summary>
/// <param name="From">Above it lies the first member of a timeline whose snapshots are all older than the push.</param>
/// <param name="To">Below it lies the second of one whose floor is below the posts; between both they lie only together.</param>
/// <param name="Floor">Above it (exclusive) lies the register's highest floor when all posts are above.</param>
/// <param name="Latest">Above it (exclusive) the register has the timelines that may know the push.</param>
internal readonly record struct PushRange(string From, string To, string Floor, string Latest)
{
    // Doubles from here to twice as much are exact for multiples of 4, and those of half as much for multiples of 2.
    private const long Origin = 1L << 54;
    private const int XidBits = 40;
    private const long MostEpoch = (1L << 12) - 1;
    private const ulong MostXid = (1UL << XidBits) - 1;

    /// <summary>Says that each timeline is to be looked at.</summary>
    public static PushRange None { get; } = new("", "", "", "");

    /// <summary>
    /// From an older snapshot's score, since all transactions must be later than it, to that of a lower floor, since all posts must lie above.
    /// Both ends err towards the slower way. Timelines of older epochs are in between as well: nobody reads those any more.
    /// </summary>
    public static PushRange Of(long epoch, IReadOnlyList<NewPost> posts)
    {
        var (id, xid) = (posts.Min(post => post.Id), Math.Min(posts.Min(post => post.Xid), MostXid));
        var latest = (Math.Min(epoch, MostEpoch) << XidBits) + (long)xid;
        return new PushRange(Text(-Origin - (4 * latest)), Text(-Origin + ((id - 1) & ~1L)), "(" + Text(-id), "(" + Text(latest));
    }

    private static string Text(long score) => score.ToString(CultureInfo.InvariantCulture);
}
