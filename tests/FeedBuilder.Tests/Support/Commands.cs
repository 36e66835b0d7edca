namespace FeedBuilder.Tests.Support;

/// <summary>What users do, as the write model stores it.</summary>
public static class Commands
{
    public static Task<long> AddUserAsync(this World world) => world.ScalarAsync<long>(
        "INSERT INTO users (handle, display_name) VALUES ('u' || private.next_id(), 'User') RETURNING id");

    public static async Task<long[]> AddUsersAsync(this World world, int count) =>
        [.. await world.IdsAsync("INSERT INTO users (handle, display_name) SELECT 'u' || private.next_id(), 'User ' || i FROM generate_series(1, $1) i RETURNING id", count)];

    public static Task<long> PostAsync(this World world, long author, string text = "hello") =>
        world.ScalarAsync<long>("INSERT INTO posts (author_id, text) VALUES ($1, $2) RETURNING id", author, text);

    /// <summary>Many posts in one transaction, oldest first.</summary>
    public static async Task<long[]> PostManyAsync(this World world, long author, int count) =>
        [.. await world.IdsAsync("INSERT INTO posts (author_id, text) SELECT $1, 'post ' || i FROM generate_series(1, $2) i RETURNING id", author, count)];

    public static Task EditAsync(this World world, long post, string text) =>
        world.ExecuteAsync("UPDATE posts SET text = $2, edited_at = now() WHERE id = $1", post, text);

    public static Task DeletePostAsync(this World world, long post) => world.ExecuteAsync("DELETE FROM posts WHERE id = $1", post);

    public static Task FollowAsync(this World world, long follower, long followee) =>
        world.ExecuteAsync("INSERT INTO follows (follower_id, followee_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", follower, followee);

    public static Task UnfollowAsync(this World world, long follower, long followee) =>
        world.ExecuteAsync("DELETE FROM follows WHERE follower_id = $1 AND followee_id = $2", follower, followee);

    /// <summary>A block that leaves follows alone, as a row inserted by hand does.</summary>
    public static Task BlockAsync(this World world, long blocker, long blocked) =>
        world.ExecuteAsync("INSERT INTO blocks (blocker_id, blocked_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", blocker, blocked);

    public static Task UnblockAsync(this World world, long blocker, long blocked) =>
        world.ExecuteAsync("DELETE FROM blocks WHERE blocker_id = $1 AND blocked_id = $2", blocker, blocked);

    public static Task LikeAsync(this World world, long post, long user) =>
        world.ExecuteAsync("INSERT INTO likes (post_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", post, user);

    public static Task UnlikeAsync(this World world, long post, long user) =>
        world.ExecuteAsync("DELETE FROM likes WHERE post_id = $1 AND user_id = $2", post, user);

    public static Task<long> CommentAsync(this World world, long post, long author) =>
        world.ScalarAsync<long>("INSERT INTO comments (post_id, author_id, text) VALUES ($1, $2, 'hm') RETURNING id", post, author);

    public static Task DeleteUserAsync(this World world, long user) => world.ExecuteAsync("DELETE FROM users WHERE id = $1", user);

    public static Task RenameAsync(this World world, long user, string name) =>
        world.ExecuteAsync("UPDATE users SET display_name = $2 WHERE id = $1", user, name);
}
