namespace Feed.Contracts;

/// <summary>
/// What FeedBuilder tells those who serve subscriptions. New posts are entries of a stream, in the order in which they became visible in feeds,
/// which is not the order of their ids: a returning subscriber continues there. Changed posts are named on a channel only.
/// </summary>
public static class PostLog
{
    /// <summary>The stream of new posts. Its first entry ever has the field <see cref="OriginField"/> and names no post.</summary>
    public const string Key = "log:{posts}";

    /// <summary>The newest posts that are, or were, in the stream: a change that is delivered again adds none twice.</summary>
    public const string KnownKey = "logged:{posts}";

    /// <summary>The channel: after new entries <see cref="NewPosts"/>, else the ids of changed posts.</summary>
    public const string Channel = "feed.posts";

    /// <summary>The message that says that the stream has new entries.</summary>
    public const string NewPosts = "new";

    /// <summary>About how many entries the stream keeps.</summary>
    public const int Capacity = 100_000;

    /// <summary>Field of an entry: the post.</summary>
    public const string PostField = "p";

    /// <summary>Field of an entry: its author.</summary>
    public const string AuthorField = "a";

    /// <summary>Field of the entry that stands before all posts.</summary>
    public const string OriginField = "o";

    /// <summary>The message that names changed posts: edited, deleted, liked, commented on.</summary>
    public static string Changed(IEnumerable<long> posts) => string.Join(' ', posts.Select(FeedId.Format));

    /// <summary>Reads the ids of a message.</summary>
    public static IEnumerable<long> ChangedPosts(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Split(' ').Select(text => FeedId.TryParse(text, out var id) ? id : 0).Where(id => id > 0);
    }
}
