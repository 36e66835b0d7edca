using Feed.Contracts;
using Feed.Timelines;
using StackExchange.Redis;

namespace Feed.Bench;

/// <summary>Feeds whose entries differ, with cards and counters of all posts, cards of their authors and what viewers like: nothing is missing.</summary>
internal sealed class PageStock(IDatabase redis, TimelineStore store, int feeds)
{
    /// <summary>The epoch of everything.</summary>
    public const long Epoch = 1;

    private const long FirstPost = 1_500_000_000_000_000;
    private const long FirstUser = 1_400_000_000_000_000;
    private const long FirstViewer = 1_300_000_000_000_000;
    private const int Step = 4096;
    private const int Posts = 20_000;
    private const int Authors = 2_000;
    private const int Held = 150;
    private const int Likes = 40;
    private const int FillChunk = 1_000;
    private const string Snapshot = "1000000:1000002:1000000";

    private readonly Random _random = new(7);
    private readonly long[] _posts = [.. Enumerable.Range(0, Posts).Select(i => FirstPost + ((long)i * Step))];

    /// <summary>Whose feeds.</summary>
    public long[] Viewers { get; } = [.. Enumerable.Range(0, feeds).Select(i => FirstViewer + ((long)i * Step))];

    /// <summary>The entries of each feed, newest first.</summary>
    public Dictionary<long, long[]> Feeds { get; } = [];

    /// <summary>Who wrote a post.</summary>
    public static long AuthorOf(long post) => FirstUser + ((post / Step * 7919 % Authors) * Step);

    /// <summary>Fills Redis.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await redis.StringSetAsync(RedisKeys.Epoch(ReadModel.Group), Epoch);
        await SetAsync(_posts.Select(Card).Concat(_posts.Select(Counters)));
        await SetAsync(Enumerable.Range(0, Authors).Select(i => FirstUser + ((long)i * Step)).Concat(Viewers).Select(User));
        await SetAsync(Viewers.Select(Liked));
        foreach (var viewer in Viewers)
        {
            long[] entries = [.. Enumerable.Range(0, Held + 1).Select(_ => _posts[_random.Next(Posts)]).Distinct().OrderDescending()];
            Feeds[viewer] = entries;
            await store.BeginAsync(TimelineId.Feed(viewer), Epoch, "bench", cancellationToken);
            await store.FinishAsync(TimelineId.Feed(viewer), Epoch, "bench", new TimelineSlice(Snapshot, entries), cancellationToken);
        }
    }

    private async Task SetAsync(IEnumerable<(string Key, string Value)> pairs)
    {
        foreach (var some in pairs.Chunk(FillChunk)) await Task.WhenAll(some.Select(pair => redis.StringSetAsync(pair.Key, pair.Value)));
    }

    private static (string Key, string Value) Card(long id) => (RedisKeys.Post(id), CardEntry.Format('P', Epoch, CardText.Write(Post(id))));

    private static (string Key, string Value) Counters(long id)
    {
        var text = CardText.Write(Post(id));
        return (RedisKeys.Counts(id), $"R{Epoch}|{text[..text.IndexOf('|', StringComparison.Ordinal)]}|{id / Step % 977},3|{Snapshot}|");
    }

    private static (string Key, string Value) User(long id) =>
        (RedisKeys.User(id), CardEntry.Format('C', Epoch, CardText.Write(new UserCard(id, $"user_{id / Step % 100_000}", $"User {id / Step % 100_000}"))));

    private (string Key, string Value) Liked(long viewer)
    {
        long[] posts = [.. Enumerable.Range(0, Likes).Select(_ => _posts[_random.Next(Posts)]).Distinct().OrderDescending()];
        return (RedisKeys.Liked(viewer), CardEntry.Format('C', Epoch, CardText.Write(new LikedPosts(viewer, 0, posts))));
    }

    private static PostCard Post(long id) => new(
        id,
        AuthorOf(id),
        $"Post {id / Step % Posts}: some words of the length that people write under a picture, and a few more to be fair about it.",
        $"https://images.example.test/{id / Step % Posts}.jpg",
        null);
}
