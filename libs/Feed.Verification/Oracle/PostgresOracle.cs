using Npgsql;

namespace Feed.Verification;

/// <summary>
/// Computes from the write model what every reader must be shown. Its SQL is meant to be obviously right, not fast, and shares nothing
/// with the queries of the read model.
/// </summary>
/// <param name="database">The write model; needs SELECT on the tables of schema <c>public</c>.</param>
/// <param name="feedCap">How many posts a feed holds at most.</param>
public sealed class PostgresOracle(NpgsqlDataSource database, int feedCap) : IReadModel
{
    /// <summary>Ids of all users, ascending.</summary>
    public Task<IReadOnlyList<long>> UserIdsAsync(CancellationToken cancellationToken) =>
        ReadAsync("SELECT id FROM users ORDER BY id", [], row => row.GetInt64(0), cancellationToken);

    /// <summary>Ids of the newest posts, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<long>> NewestPostIdsAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync("SELECT id FROM posts ORDER BY id DESC LIMIT $1", [limit], row => row.GetInt64(0), cancellationToken);

    /// <summary>Texts of the newest posts, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<string>> NewestTextsAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync("SELECT text FROM posts ORDER BY id DESC LIMIT $1", [limit], row => row.GetString(0), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PostView>> FeedAsync(long viewerId, CancellationToken cancellationToken) =>
        ReadAsync(OracleSql.Feed, [viewerId, feedCap], OracleRows.Post, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PostView>> PostsAsync(long authorId, long viewerId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(OracleSql.PostsOfAuthor, [viewerId, limit, authorId], OracleRows.Post, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<UserView>> UserAsync(long userId, long viewerId, CancellationToken cancellationToken) =>
        ReadAsync(OracleSql.User, [viewerId, userId], OracleRows.User, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<UserView>> FollowersAsync(
        long userId, long viewerId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(OracleSql.Followers, [viewerId, limit, userId], OracleRows.User, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<UserView>> FollowingAsync(
        long userId, long viewerId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(OracleSql.Following, [viewerId, limit, userId], OracleRows.User, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<CommentView>> CommentsAsync(long postId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(OracleSql.Comments, [postId, limit], OracleRows.Comment, cancellationToken);

    /// <inheritdoc />
    public async Task<SearchResult> SearchAsync(string word, int limit, CancellationToken cancellationToken)
    {
        var certain = await IdsAsync(word[0] == '#' ? OracleSql.CertainHashtag : OracleSql.CertainWord, word, cancellationToken);
        var possible = await IdsAsync(OracleSql.PossibleWord, word, cancellationToken);
        return new SearchResult(certain, possible);
    }

    private async Task<IReadOnlySet<long>> IdsAsync(string sql, string word, CancellationToken cancellationToken) =>
        (await ReadAsync(sql, [word], row => row.GetInt64(0), cancellationToken)).ToHashSet();

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, object[] parameters, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }
}
