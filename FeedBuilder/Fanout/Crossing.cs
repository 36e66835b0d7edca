using Feed.Timelines;

namespace FeedBuilder.Fanout;

/// <summary>That an author has crossed the celebrity threshold, and how it stands.</summary>
/// <param name="Pulled">Whether readers pull the author's posts; if not, feeds are being given them back.</param>
/// <param name="PostId">The post at which the author crossed.</param>
/// <param name="Xid">The transaction of the crossing: a feed that was read in a snapshot which sees it need not be settled.</param>
internal sealed record Crossing(bool Pulled, long PostId, ulong Xid)
{
    /// <summary>
    /// The job that settles all followers' feeds. While feeds are given an author's posts back, that is also how new ones get there: a feed that
    /// was settled before a post is settled again, and one that was not gets all at once.
    /// </summary>
    public FanoutJob Settlement(long epoch, AuthorPosts posts)
    {
        var crossing = new NewPost(PostId, Xid);
        NewPost[] all = Pulled ? [crossing] : [.. posts.Posts, crossing];
        return new FanoutJob(epoch, new AuthorPosts(posts.AuthorId, all, 0), FanoutKind.Settle, After: 0, DateTimeOffset.UnixEpoch);
    }

    /// <summary>The same in place of what is left of another job.</summary>
    public FanoutJob Settlement(FanoutJob job) => Settlement(job.Epoch, job.Posts);
}
