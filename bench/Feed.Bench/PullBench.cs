using Npgsql;

namespace Feed.Bench;

/// <summary>Feeds without any feed: each read asks Postgres for the newest posts of everyone followed. In a database of its own, which goes afterwards.</summary>
internal sealed class PullBench(string connectionString)
{
    private const int Users = 1_000;
    private const int Follows = 500;
    private const int PostsEach = 40;
    private const int Readers = 4;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    private const string Fill = """
        CREATE TABLE posts (id bigint PRIMARY KEY, author_id bigint NOT NULL, text text NOT NULL);
        CREATE TABLE follows (follower_id bigint, followee_id bigint, PRIMARY KEY (follower_id, followee_id));
        INSERT INTO posts SELECT n, 1 + (n * 7919) % $users, repeat('x', 420) FROM generate_series(1, $users * $posts) n;
        INSERT INTO follows SELECT f, 1 + (f + s) % $users FROM generate_series(1, $users) f, generate_series(1, $follows) s;
        CREATE INDEX ON posts (author_id, id DESC);
        ANALYZE;
        """;

    private const string Page = """
        SELECT p.id, p.author_id, p.text
        FROM follows f CROSS JOIN LATERAL (SELECT * FROM posts WHERE author_id = f.followee_id ORDER BY id DESC LIMIT 50) p
        WHERE f.follower_id = $1 ORDER BY p.id DESC LIMIT 50
        """;

    /// <summary>Measures.</summary>
    /// <returns>Pages a second.</returns>
    public async Task<double> RunAsync(CancellationToken cancellationToken)
    {
        var name = $"feed_bench_{Guid.NewGuid():N}";
        await using var server = NpgsqlDataSource.Create(connectionString);
        await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellationToken);
        try
        {
            await using var database = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(connectionString) { Database = name, Pooling = true, CommandTimeout = 300, MaxAutoPrepare = 2, AutoPrepareMinUsages = 1 });
            await ExecuteAsync(database, Fill.Replace("$users", $"{Users}", StringComparison.Ordinal)
                .Replace("$follows", $"{Follows}", StringComparison.Ordinal).Replace("$posts", $"{PostsEach}", StringComparison.Ordinal), cancellationToken);
            return await MeasureAsync(database, cancellationToken);
        }
        finally
        {
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);
        }
    }

    private static async Task<double> MeasureAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => ReadAsync(database, reader, started, cancellationToken)));
        return counts.Sum() / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<int> ReadAsync(NpgsqlDataSource database, int reader, long started, CancellationToken cancellationToken)
    {
        var count = 0;
        for (; TimeProvider.System.GetElapsedTime(started) < Duration; count++)
        {
            await using var command = database.CreateCommand(Page);
            command.Parameters.Add(new NpgsqlParameter { Value = 1L + (((count * Readers) + reader) % Users) });
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) _ = rows.GetString(2);
        }

        return count;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
