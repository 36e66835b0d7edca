using System.Globalization;

namespace Feed.Timelines;

/// <summary>What is left of a fan-out to many followers. Doing a part of it again changes nothing.</summary>
/// <param name="Epoch">The epoch of the change.</param>
/// <param name="Posts">The author's posts that it is about, newest first.</param>
/// <param name="Kind">What is done for each follower.</param>
/// <param name="After">The last follower who is done with; they are taken in the order of their ids.</param>
/// <param name="CommittedAt">When the newest of the posts was committed.</param>
/// <param name="Listed">How many followers are done with.</param>
public sealed record FanoutJob(long Epoch, AuthorPosts Posts, FanoutKind Kind, long After, DateTimeOffset CommittedAt, long Listed = 0)
{
    private const string Letters = "pdsc";

    /// <summary>The same for the same posts, so that a replay begins it anew; one that begins in the middle of them does not take its place.</summary>
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Posts.AuthorId}|{Posts.Posts[0].Id}|{Letter}|{Posts.Posts[^1].Id}");

    /// <summary>As Redis keeps it.</summary>
    internal string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Epoch}|{After}|{CommittedAt.ToUnixTimeMilliseconds()}|{Letter}|{Posts.AuthorId}|{Posts.Cut}|{PostList}|{Listed}");

    private char Letter => Letters[(int)Kind];

    private string PostList => string.Join(',', Posts.Posts.Select(post => string.Create(CultureInfo.InvariantCulture, $"{post.Id}:{post.Xid}")));

    internal static FanoutJob Parse(string text)
    {
        var parts = text.Split('|');
        var posts = parts[6].Split(',').Select(post => post.Split(':')).Select(post => new NewPost(Number(post[0]), (ulong)Number(post[1])));
        return new FanoutJob(
            Number(parts[0]),
            new AuthorPosts(Number(parts[4]), [.. posts], Number(parts[5])),
            (FanoutKind)Letters.IndexOf(parts[3][0], StringComparison.Ordinal),
            Number(parts[1]),
            DateTimeOffset.FromUnixTimeMilliseconds(Number(parts[2])),
            parts.Length > 7 ? Number(parts[7]) : 0);
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
