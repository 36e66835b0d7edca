using Feed.Contracts;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>
/// Reads all that a page shows of some posts in one round trip: their counters, which tell the versions of their cards; the cards that this process has not read
/// lately; their authors, as far as it knows who they are, for a post's author never changes; and what the viewer likes. Only what is new to this process takes a
/// second round trip, and its authors a third.
/// </summary>
internal sealed class PageReader(
    CardCache<PostCard> posts,
    RecentCards<PostCard> recent,
    CardCache<UserCard> users,
    CounterCache<PostCounts> counts,
    CardCache<LikedPosts> likes,
    RedisGateway redis)
{
    /// <summary>Reads cards of those posts that exist, with their authors'.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="ids">Different posts.</param>
    /// <param name="viewer">Who is to see them; 0 when that does not matter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<PageCards> ReadAsync(long epoch, long[] ids, long viewer, CancellationToken cancellationToken)
    {
        var page = new Page(epoch, ids, Array.ConvertAll(ids, recent.Find), viewer);
        page.Unsure = [.. Enumerable.Range(0, ids.Length).Where(i => !recent.IsRecent(page.Known[i]))];
        page.AuthorIds = [.. page.Known.Select(card => card?.Card.AuthorId ?? 0).Append(viewer).Where(id => id > 0).Distinct()];
        var values = await redis.GetManyAsync(Keys(page), cancellationToken);
        var stale = TakePosts(page, values);
        TakeUsers(page, values.AsSpan(ids.Length + page.Unsure.Length));
        await CompleteAsync(page, stale, cancellationToken);
        foreach (var (id, card) in page.Posts)
        {
            // An account goes in one transaction, but its posts' changes take a while to come: until then the author's tombstone hides them.
            if (!page.Users.ContainsKey(card.AuthorId)) page.Posts.Remove(id);
        }

        return new PageCards(page.Posts, page.Users) { Counts = page.Counts, Liked = page.Likes.GetValueOrDefault(viewer) };
    }

    private static RedisKey[] Keys(Page page)
    {
        var keys = new RedisKey[page.Ids.Length + page.Unsure.Length + page.AuthorIds.Length + (page.Viewer > 0 ? 1 : 0)];
        var next = 0;
        foreach (var id in page.Ids) keys[next++] = RedisKeys.Counts(id);
        foreach (var place in page.Unsure) keys[next++] = RedisKeys.Post(page.Ids[place]);
        foreach (var id in page.AuthorIds) keys[next++] = RedisKeys.User(id);
        if (page.Viewer > 0) keys[next] = RedisKeys.Liked(page.Viewer);
        return keys;
    }

    // Takes counters, and cards; answers the posts whose card is another than this process has.
    private List<long> TakePosts(Page page, RedisValue[] values)
    {
        var stale = new List<long>();
        var unsure = 0;
        for (var i = 0; i < page.Ids.Length; i++)
        {
            var (id, known) = (page.Ids[i], page.Known[i]);
            var hasCounters = counts.TryTake(page.Epoch, values[i], out var counted, out var version);
            if (hasCounters) page.Counts[id] = counted;
            if (unsure < page.Unsure.Length && page.Unsure[unsure] == i)
            {
                if (!posts.TryTake(page.Epoch, id, values[page.Ids.Length + unsure], page.Posts)) page.Open.Add(id);
                if (recent.Find(id) is { } read) read.HasCounters = hasCounters;
                unsure++;
            }
            else if (RecentCards<PostCard>.Is(known!, version))
            {
                page.Posts[id] = known!.Card;
            }
            else
            {
                known!.HasCounters = hasCounters;
                stale.Add(id);
            }
        }

        return stale;
    }

    private void TakeUsers(Page page, ReadOnlySpan<RedisValue> values)
    {
        for (var i = 0; i < page.AuthorIds.Length; i++)
        {
            if (!users.TryTake(page.Epoch, page.AuthorIds[i], values[i], page.Users)) page.OpenUsers.Add(page.AuthorIds[i]);
        }

        if (page.Viewer > 0) likes.TryTake(page.Epoch, page.Viewer, values[^1], page.Likes);
    }

    private async Task CompleteAsync(Page page, List<long> stale, CancellationToken cancellationToken)
    {
        var asked = page.AuthorIds.ToHashSet();
        var found = new Dictionary<long, PostCard>();
        var authors = UsersAsync(page, NewAuthors(page.Posts, asked), cancellationToken);
        var again = stale.Count == 0 ? Task.FromResult<Dictionary<long, PostCard>>([]) : posts.GetAsync(page.Epoch, [.. stale], cancellationToken);
        await Task.WhenAll(
            authors,
            again,
            posts.ResolveAsync(page.Epoch, [.. page.Open], found, cancellationToken),
            users.ResolveAsync(page.Epoch, [.. page.OpenUsers], page.Users, cancellationToken));
        foreach (var (id, card) in await again) found[id] = card;
        foreach (var (id, card) in found) page.Posts[id] = card;
        foreach (var (id, card) in await authors) page.Users[id] = card;
        foreach (var (id, card) in await UsersAsync(page, NewAuthors(found, asked), cancellationToken)) page.Users[id] = card;
    }

    private static long[] NewAuthors(Dictionary<long, PostCard> cards, HashSet<long> asked) =>
        cards.Count == 0 ? [] : [.. cards.Values.Select(card => card.AuthorId).Where(asked.Add)];

    private async Task<Dictionary<long, UserCard>> UsersAsync(Page page, long[] ids, CancellationToken cancellationToken) =>
        ids.Length == 0 ? [] : await users.GetAsync(page.Epoch, ids, cancellationToken);

    private sealed record Page(long Epoch, long[] Ids, RecentCard<PostCard>?[] Known, long Viewer)
    {
        /// <summary>Places of the posts whose cards are read as well.</summary>
        public int[] Unsure { get; set; } = [];

        /// <summary>Users that are read with the posts.</summary>
        public long[] AuthorIds { get; set; } = [];

        public Dictionary<long, PostCard> Posts { get; } = new(Ids.Length);

        public Dictionary<long, UserCard> Users { get; } = new(Ids.Length);

        public Dictionary<long, PostCounts> Counts { get; } = new(Ids.Length);

        public Dictionary<long, LikedPosts> Likes { get; } = [];

        public List<long> Open { get; } = [];

        public List<long> OpenUsers { get; } = [];
    }
}
