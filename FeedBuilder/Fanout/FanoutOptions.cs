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
}
