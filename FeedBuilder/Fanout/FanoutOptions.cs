using System.ComponentModel.DataAnnotations;

namespace FeedBuilder.Fanout;

/// <summary>Settings of the fan-out, section <c>Feed</c>.</summary>
internal sealed class FanoutOptions
{
    /// <summary>
    /// Followers whose feeds a post reaches within its batch; those beyond follow in a lane of their own, as many at a time, so that they never hold up
    /// other authors' posts.
    /// </summary>
    [Range(1, 100_000)]
    public int FanoutPage { get; set; } = 2_000;

    /// <summary>Followers from which on an author's posts are not pushed into feeds: readers pull them.</summary>
    [Range(1, int.MaxValue)]
    public int CelebrityThreshold { get; set; } = 100_000;

    /// <summary>Followers below which a celebrity is none any more.</summary>
    internal int CelebrityUntil => Math.Max(1, (int)(CelebrityThreshold * 4L / 5));
}
