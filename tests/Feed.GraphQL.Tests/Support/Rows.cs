using Npgsql;

namespace Feed.GraphQL.Tests.Support;

/// <summary>Puts rows into the write model. A read model that holds none of it yet reads them from there.</summary>
public sealed class Rows(NpgsqlDataSource database)
{
    private static int _handles;

    public Task<long> UserAsync(string? handle = null, string displayName = "Someone") =>
        ScalarAsync("INSERT INTO users(handle, display_name) VALUES ($1, $2) RETURNING id", handle ?? NewHandle(), displayName);

    public async Task<long[]> UsersAsync(int count)
    {
        var ids = new List<long>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await UserAsync());
        }

        return [.. ids];
    }

    public Task<long> PostAsync(long author, string text = "hello", string? imageUrl = null, DateTimeOffset? editedAt = null) =>
        ScalarAsync(
            "INSERT INTO posts(author_id, text, image_url, edited_at) VALUES ($1, $2, $3, $4) RETURNING id",
            author, text, (object?)imageUrl ?? DBNull.Value, (object?)editedAt ?? DBNull.Value);

    /// <summary>Posts of one author, newest first.</summary>
    public async Task<long[]> PostsAsync(long author, int count)
    {
        var ids = new List<long>();
        for (var i = 0; i < count; i++)
        {
            ids.Insert(0, await PostAsync(author, $"post {i}"));
        }

        return [.. ids];
    }

    public Task FollowAsync(long follower, long followee) =>
        ExecuteAsync("INSERT INTO follows(follower_id, followee_id) VALUES ($1, $2)", follower, followee);

    public Task BlockAsync(long blocker, long blocked) =>
        ExecuteAsync("INSERT INTO blocks(blocker_id, blocked_id) VALUES ($1, $2)", blocker, blocked);

    public Task LikeAsync(long post, long user) => ExecuteAsync("INSERT INTO likes(post_id, user_id) VALUES ($1, $2)", post, user);

    public Task<long> CommentAsync(long post, long author, string text = "nice") =>
        ScalarAsync("INSERT INTO comments(post_id, author_id, text) VALUES ($1, $2, $3) RETURNING id", post, author, text);

    public Task DeleteUserAsync(long user) => ExecuteAsync("DELETE FROM users WHERE id = $1", user);

    public Task DeletePostAsync(long post) => ExecuteAsync("DELETE FROM posts WHERE id = $1", post);

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static string NewHandle() => $"user_{Interlocked.Increment(ref _handles)}";

    private async Task<long> ScalarAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(value is DBNull ? new NpgsqlParameter { Value = value, DataTypeName = Type(sql, command.Parameters.Count) } : new NpgsqlParameter { Value = value });
        }

        return command;
    }

    // A null alone has no type: only the optional columns of posts take one.
    private static string Type(string sql, int place) => sql.Contains("INTO posts", StringComparison.Ordinal) && place == 3 ? "timestamptz" : "text";
}
