using Feed.Testing;

namespace Feed.Verification.Tests;

/// <summary>The oracle against feeds small enough to be worked out by hand.</summary>
public sealed class OracleTests(PostgresServer postgres) : IAsyncLifetime
{
    private readonly WriteModel _rows = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await _rows.InitializeAsync();
        await _rows.ExecuteAsync("""
            INSERT INTO users(id, handle, display_name) VALUES (1, 'ann', 'Ann'), (2, 'Bob', 'Bob'), (3, 'cid', 'Cid'), (4, 'dan', 'Dan'), (5, 'eve', 'Eve');
            INSERT INTO follows(follower_id, followee_id) VALUES (1, 2), (1, 3), (1, 4), (2, 1);
            INSERT INTO blocks(blocker_id, blocked_id) VALUES (1, 3), (4, 1);
            INSERT INTO posts(id, author_id, text) VALUES (11, 1, 'own'), (12, 2, 'followed'), (13, 3, 'I block them'), (14, 4, 'they block me'), (15, 5, 'stranger'), (16, 2, 'newest');
            INSERT INTO likes(post_id, user_id) VALUES (12, 1), (12, 3), (16, 2);
            INSERT INTO comments(id, post_id, author_id, text) VALUES (21, 12, 5, 'first'), (22, 12, 1, 'second');
            """);
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    [Theory]
    [InlineData(1, 1000, "16 12 11")]
    [InlineData(1, 2, "16 12")]
    [InlineData(2, 1000, "16 12 11")]
    [InlineData(3, 1000, "13")]
    [InlineData(6, 1000, "")]
    public async Task Feed_is_own_and_followed_without_blocked_up_to_the_cap(long viewer, int cap, string expected)
    {
        var feed = await Oracle(cap).FeedAsync(viewer, TestContext.Current.CancellationToken);
        Assert.Equal(expected, string.Join(' ', feed.Select(post => post.Id)));
    }

    [Fact]
    public async Task Post_carries_counts_author_and_whether_the_viewer_likes_it()
    {
        var post = (await Oracle().FeedAsync(1, TestContext.Current.CancellationToken)).Single(p => p.Id == 12);
        Assert.Equal(("Bob", 2L, 2L, true), (post.AuthorHandle, post.LikeCount, post.CommentCount, post.LikedByMe));
    }

    [Fact]
    public async Task User_carries_counts_and_whether_the_viewer_follows_them()
    {
        var user = (await Oracle().UserAsync(2, viewerId: 1, TestContext.Current.CancellationToken)).Single();
        Assert.Equal((2L, 1L, 1L, true), (user.PostCount, user.FollowerCount, user.FollowingCount, user.FollowedByMe));
        Assert.Empty(await Oracle().UserAsync(99, viewerId: 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lists_are_newest_first_up_to_the_limit()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal([16, 12], (await Oracle().PostsAsync(2, 1, 10, stop)).Select(p => p.Id));
        Assert.Equal([4, 3], (await Oracle().FollowingAsync(1, 1, 2, stop)).Select(u => u.Id));
        Assert.Equal([1], (await Oracle().FollowersAsync(2, 1, 10, stop)).Select(u => u.Id));
        Assert.Equal([22, 21], (await Oracle().CommentsAsync(12, 10, stop)).Select(c => c.Id));
    }

    [Theory]
    [InlineData("moon", "31 32 33", "31 32 33 34 35 36")]
    [InlineData("#moon", "31", "31 33 35 36")]
    public async Task Search_is_bounded_by_what_is_certain_and_what_is_possible(string word, string certain, string possible)
    {
        await _rows.ExecuteAsync("""
            INSERT INTO posts(id, author_id, text) VALUES (31, 1, 'to the #moon'), (32, 1, 'Moon'), (33, 1, E'a\nmoonlit #moon-walk'),
              (34, 1, 'fullmoon'), (35, 1, 'x.com/#moon'), (36, 1, 'mööön');
            UPDATE posts SET text = 'to the #moon moon' WHERE id = 31;
            """);
        var found = await Oracle().SearchAsync(word, 100, TestContext.Current.CancellationToken);
        Assert.Equal(certain, string.Join(' ', found.Certain.Order()));
        Assert.Equal(possible, string.Join(' ', found.Possible.Order()));
    }

    private PostgresOracle Oracle(int cap = 1000) => new(_rows.Source, cap);
}
