using Feed.EndToEnd.Tests.Support;
using Feed.Verification;
using Npgsql;

namespace Feed.EndToEnd.Tests.Distributed;

/// <summary>Some users who all follow each other and have feeds, and what they write straight into Postgres.</summary>
internal sealed class Crowd(FeedStack feed, long[] users)
{
    private const int Size = 8;

    /// <summary>How many changes <see cref="WriteAsync"/> makes.</summary>
    public const int Changes = 4000;

    private static int _crowds;

    private readonly int _number = Interlocked.Increment(ref _crowds);

    /// <summary>Its people.</summary>
    public IReadOnlyList<long> Users => users;

    /// <summary>A word that only this crowd's posts have.</summary>
    public string Word => $"crowd{_number}word";

    public static async Task<Crowd> CreateAsync(FeedStack feed, CancellationToken stop)
    {
        var name = $"crowd_{Guid.NewGuid():N}"[..20];
        var users = await QueryAsync(
            feed, $"INSERT INTO users(handle, display_name) SELECT '{name}_' || i, 'one of a crowd' FROM generate_series(1, {Size}) i RETURNING id", null, stop);
        await QueryAsync(
            feed, "INSERT INTO follows(follower_id, followee_id) SELECT a, b FROM unnest($1) a, unnest($1) b WHERE a <> b RETURNING followee_id", users, stop);
        var reader = new GraphQLReadModel(feed.GraphQL, feed.Tokens);
        foreach (var user in users)
        {
            await Eventually.TrueAsync(async () => await reader.FeedAsync(user, stop) is not null, $"feed of {user}", stop);
        }

        return new Crowd(feed, users);
    }

    /// <summary>Posts, likes and comments.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        var posts = await QueryAsync(
            feed, $"INSERT INTO posts(author_id, text) SELECT $1[1 + i % {Size}], '{Word} number' || i FROM generate_series(1, {Changes / 2}) i RETURNING id", users, stop);
        await QueryAsync(feed, $"INSERT INTO likes(post_id, user_id) SELECT p, {users[0]} FROM unnest($1) p LIMIT {Changes / 4} RETURNING post_id", posts, stop);
        await QueryAsync(
            feed, $"INSERT INTO comments(post_id, author_id, text) SELECT p, {users[1]}, 'hm' FROM unnest($1) p LIMIT {Changes / 4} RETURNING id", posts, stop);
    }

    /// <summary>Deletes some of the newest posts, and lets one user unfollow another.</summary>
    public async Task TakeAwayAsync(CancellationToken stop)
    {
        await QueryAsync(feed, "DELETE FROM posts WHERE id IN (SELECT id FROM posts WHERE author_id = ANY($1) ORDER BY id DESC LIMIT 50) RETURNING id", users, stop);
        await QueryAsync(feed, "DELETE FROM follows WHERE follower_id = $1[1] AND followee_id = $1[2] RETURNING followee_id", users, stop);
    }

    private static async Task<long[]> QueryAsync(FeedStack feed, string sql, long[]? ids, CancellationToken stop)
    {
        await using var command = feed.Database.CreateCommand(sql);
        if (ids is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = ids });
        }

        var result = new List<long>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            result.Add(rows.GetInt64(0));
        }

        return [.. result];
    }
}
