using Npgsql;

namespace Feed.Timelines;

/// <summary>Loads cards and counters from Postgres, many at a time.</summary>
internal sealed class CardSource(NpgsqlDataSource database, PostgresGate gate)
{
    private const string Posts = "SELECT id, author_id, text, image_url, edited_at FROM public.posts WHERE id = ANY($1)";

    private const string Users = "SELECT id, handle, display_name FROM public.users WHERE id = ANY($1)";

    private const string PostCounts = """
        SELECT pg_current_snapshot()::text, i.id,
          (SELECT count(*) FROM public.likes WHERE post_id = i.id),
          (SELECT count(*) FROM public.comments WHERE post_id = i.id)
        FROM unnest($1) AS i(id)
        """;

    private const string UserCounts = """
        SELECT pg_current_snapshot()::text, i.id,
          (SELECT count(*) FROM public.posts WHERE author_id = i.id),
          (SELECT count(*) FROM public.follows WHERE followee_id = i.id),
          (SELECT count(*) FROM public.follows WHERE follower_id = i.id)
        FROM unnest($1) AS i(id)
        """;

    private const string Likes = """
        SELECT i.id, ARRAY(SELECT post_id FROM public.likes WHERE user_id = i.id ORDER BY post_id DESC LIMIT $2) FROM unnest($1) AS i(id)
        """;

    private const string Liked = "SELECT post_id FROM public.likes WHERE user_id = $2 AND post_id = ANY($1)";

    public Task<List<PostCard>> PostsAsync(long[] ids, CancellationToken cancellationToken) =>
        ReadAsync(Posts, ids, ToPost, cancellationToken);

    public Task<List<UserCard>> UsersAsync(long[] ids, CancellationToken cancellationToken) =>
        ReadAsync(Users, ids, row => new UserCard(row.GetInt64(0), row.GetString(1), row.GetString(2)), cancellationToken);

    public Task<List<CountedRow>> PostCountsAsync(long[] ids, CancellationToken cancellationToken) =>
        ReadAsync(PostCounts, ids, row => ToCounts(row, 2), cancellationToken);

    public Task<List<CountedRow>> UserCountsAsync(long[] ids, CancellationToken cancellationToken) =>
        ReadAsync(UserCounts, ids, row => ToCounts(row, 3), cancellationToken);

    /// <summary>The newest posts that each of some users likes.</summary>
    public Task<List<LikedPosts>> LikesAsync(long[] userIds, CancellationToken cancellationToken) =>
        ReadAsync(Likes, [userIds, LikedPosts.Most + 1], row => ToLikes(row.GetInt64(0), row.GetFieldValue<long[]>(1)), cancellationToken);

    /// <summary>Those of some posts that a user likes.</summary>
    public Task<List<long>> LikedAsync(long userId, long[] postIds, CancellationToken cancellationToken) =>
        ReadAsync(Liked, [postIds, userId], row => row.GetInt64(0), cancellationToken);

    private Task<List<T>> ReadAsync<T>(string sql, long[] ids, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken) =>
        ReadAsync(sql, [ids], map, cancellationToken);

    private Task<List<T>> ReadAsync<T>(string sql, object[] parameters, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken) =>
        gate.RunAsync(token => database.ReadAsync(sql, parameters, map, token), cancellationToken);

    private static LikedPosts ToLikes(long userId, long[] newest) => newest.Length <= LikedPosts.Most
        ? new LikedPosts(userId, 0, newest)
        : new LikedPosts(userId, newest[LikedPosts.Most], newest[..LikedPosts.Most]);

    private static PostCard ToPost(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4));

    private static CountedRow ToCounts(NpgsqlDataReader row, int counters) =>
        new(row.GetInt64(1), row.GetString(0), [.. Enumerable.Range(2, counters).Select(row.GetInt64)]);
}
