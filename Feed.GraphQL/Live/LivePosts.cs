using Feed.GraphQL.Schema;
using Feed.Timelines;

namespace Feed.GraphQL.Live;

/// <summary>Loads posts for events: once for all subscribers, where loaders belong to one operation.</summary>
internal sealed class LivePosts(ICardReader cards)
{
    /// <summary>Those of the posts that exist and whose author does.</summary>
    public async Task<IReadOnlyDictionary<long, Post>> LoadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var posts = await cards.GetPostsAsync(ids, cancellationToken);
        var authors = await cards.GetUsersAsync([.. posts.Values.Select(post => post.AuthorId).Distinct()], cancellationToken);
        return posts.Values
            .Where(post => authors.ContainsKey(post.AuthorId))
            .ToDictionary(post => post.Id, post => new Post(post, new User(authors[post.AuthorId])));
    }
}
