using Feed.Timelines;

namespace FeedBuilder.Tests.Support;

/// <summary>What Postgres says, and whether the read model says the same.</summary>
public static class Oracle
{
    /// <summary>What a feed must show. Written apart from the product's own query on purpose.</summary>
    public static async Task<long[]> ExpectedFeedAsync(this World world, long viewer) =>
        [.. await world.IdsAsync("""
            SELECT p.id FROM posts p
            WHERE (p.author_id = $1 OR p.author_id IN (SELECT followee_id FROM follows WHERE follower_id = $1))
              AND p.author_id NOT IN (SELECT blocked_id FROM blocks WHERE blocker_id = $1)
              AND p.author_id NOT IN (SELECT blocker_id FROM blocks WHERE blocked_id = $1)
            ORDER BY p.id DESC LIMIT $2
            """, viewer, world.Cap)];

    public static async Task<long[]> ExpectedAuthorAsync(this World world, long author) =>
        [.. await world.IdsAsync("SELECT id FROM posts WHERE author_id = $1 ORDER BY id DESC", author)];

    /// <summary>Compares every feed, author page, card and counter.</summary>
    public static async Task AssertExactAsync(this World world, Instance? instance = null, int pageSize = 3)
    {
        instance ??= world.Main;
        foreach (var user in await world.IdsAsync("SELECT id FROM users"))
        {
            Assert.Equal(await world.ExpectedFeedAsync(user), await instance.FeedAsync(user, pageSize));
            Assert.Equal(await world.ExpectedAuthorAsync(user), await instance.AuthorAsync(user, pageSize + 5));
        }

        await world.AssertCardsAsync(instance);
        await world.AssertCountsAsync(instance);
        await world.AssertLikesAsync(instance);
    }

    public static async Task AssertLikesAsync(this World world, Instance instance)
    {
        var posts = await world.IdsAsync("SELECT id FROM posts");
        foreach (var user in await world.IdsAsync("SELECT id FROM users"))
        {
            var liked = (await world.IdsAsync("SELECT post_id FROM likes WHERE user_id = $1", user)).ToHashSet();
            Assert.Equal(posts.ToDictionary(id => id, liked.Contains), await instance.Cards.GetLikedAsync(user, posts, CancellationToken.None));
        }
    }

    public static async Task AssertCardsAsync(this World world, Instance instance)
    {
        var rows = await world.RowsAsync(
            "SELECT id, author_id || ' ' || text || ' ' || coalesce(image_url, '-') || ' ' || (edited_at IS NULL) FROM posts",
            row => (Id: row.GetInt64(0), Text: row.GetString(1)));
        var expected = rows.ToDictionary(row => row.Id, row => row.Text);
        var cards = await instance.Cards.GetPostsAsync([.. expected.Keys], CancellationToken.None);
        Assert.Equal(expected, cards.ToDictionary(c => c.Key, c => Show(c.Value)));
        var users = await world.IdsAsync("SELECT id FROM users");
        Assert.Equal(users.Count, (await instance.Cards.GetUsersAsync(users, CancellationToken.None)).Count);
    }

    public static async Task AssertCountsAsync(this World world, Instance instance)
    {
        var posts = await world.RowsAsync(
            "SELECT id, (SELECT count(*) FROM likes WHERE post_id = id), (SELECT count(*) FROM comments WHERE post_id = posts.id) FROM posts",
            row => (Id: row.GetInt64(0), Counts: new PostCounts(row.GetInt64(1), row.GetInt64(2))));
        var postCounts = await instance.Cards.GetPostCountsAsync([.. posts.Select(post => post.Id)], CancellationToken.None);
        Assert.Equal(posts.ToDictionary(post => post.Id, post => post.Counts), postCounts);

        var users = await world.RowsAsync(
            """
            SELECT id, (SELECT count(*) FROM posts WHERE author_id = users.id), (SELECT count(*) FROM follows WHERE followee_id = users.id),
              (SELECT count(*) FROM follows WHERE follower_id = users.id) FROM users
            """,
            row => (Id: row.GetInt64(0), Counts: new UserCounts(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))));
        var userCounts = await instance.Cards.GetUserCountsAsync([.. users.Select(user => user.Id)], CancellationToken.None);
        Assert.Equal(users.ToDictionary(user => user.Id, user => user.Counts), userCounts);
    }

    private static string Show(PostCard card) => $"{card.AuthorId} {card.Text} {card.ImageUrl ?? "-"} {(card.EditedAt is null ? "true" : "false")}";
}
