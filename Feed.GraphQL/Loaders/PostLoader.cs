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
        var page = new KnownPage(cards);
        Know(page.TryGetPost);
        users.Know(page.TryGetUser);
        counts.Know(cards.Counts.TryGetValue);
        liked.Know(page.TryGetLiked);
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
