using System.Diagnostics.CodeAnalysis;
using Feed.GraphQL.Schema;
using Feed.Timelines;

namespace Feed.GraphQL.Loaders;

/// <summary>What was read beside the ids of a page, as the schema shows it.</summary>
internal sealed class KnownPage(PageCards cards)
{
    public bool TryGetPost(long id, [MaybeNullWhen(false)] out Post post)
    {
        post = cards.Posts.TryGetValue(id, out var card) && TryGetUser(card.AuthorId, out var author) ? new Post(card, author) : null;
        return post is not null;
    }

    public bool TryGetUser(long id, [MaybeNullWhen(false)] out User user)
    {
        user = cards.Authors.TryGetValue(id, out var card) ? new User(card) : null;
        return user is not null;
    }

    public bool TryGetLiked(long postId, out bool isLiked)
    {
        var known = cards.Posts.ContainsKey(postId) ? cards.Liked?.Includes(postId) : null;
        isLiked = known ?? false;
        return known is not null;
    }
}
