using Feed.GraphQL.Schema;
using Feed.Timelines;

namespace Feed.GraphQL.Loaders;

/// <summary>Posts that exist and whose author does, by id.</summary>
internal sealed class PostLoader(
    ICardReader cards, UserLoader users, PostCountsLoader counts, LikedByMeLoader liked, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, Post>(scheduler, options)
{
    /// <summary>Remembers what was read beside the ids of a page.</summary>
    public void Know(PageCards cards)
    {
        var authors = cards.Authors.ToDictionary(author => author.Key, author => new User(author.Value));
        foreach (var (id, author) in authors) users.SetCacheEntry(id, Task.FromResult<User?>(author));
        foreach (var (id, post) in cards.Posts) SetCacheEntry(id, Task.FromResult<Post?>(new Post(post, authors[post.AuthorId])));
        foreach (var (id, count) in cards.Counts) counts.SetCacheEntry(id, Task.FromResult(count));
        if (cards.Liked is not { } likes) return;
        foreach (var id in cards.Posts.Keys)
        {
            if (likes.Includes(id) is { } isLiked) liked.SetCacheEntry(id, Task.FromResult(isLiked));
        }
    }

    protected override async Task<IReadOnlyDictionary<long, Post>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var posts = await cards.GetPostsAsync(keys, cancellationToken);
        var authors = await users.LoadExistingAsync(posts.Values.Select(post => post.AuthorId), cancellationToken);
        return posts.Values
            .Where(post => authors.ContainsKey(post.AuthorId))
            .ToDictionary(post => post.Id, post => new Post(post, authors[post.AuthorId]));
    }
}
