using System.Security.Cryptography;
using Feed.Testing;
using Feed.Verification;
using FeedBuilder.Announcing;
using Feed.Timelines;
using Microsoft.Extensions.Options;
using Npgsql;
using StackExchange.Redis;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>Postgres and Redis of the benchmark's own, with people and posts in them.</summary>
internal sealed class FeedStores : IAsyncDisposable
{
    private const string Population = """
        INSERT INTO private.epochs(consumer_group, epoch, system_id, timeline, slot, reason, completed_at)
        VALUES ('feed-builder', 1, 'bench', 1, 'bench', 'bench', now());
        INSERT INTO users(handle, display_name) SELECT 'author_' || i, 'Author ' || i FROM generate_series(1, 25) i;
        INSERT INTO posts(author_id, text, image_url)
        SELECT id, 'Post ' || i || ' of ' || handle || ': some words of the length that people write under a picture.', 'https://images.example.test/' || i || '.jpg'
        FROM generate_series(1, 8) i, users;
        INSERT INTO users(handle, display_name) VALUES ('viewer', 'Viewer');
        INSERT INTO follows(follower_id, followee_id) SELECT v.id, a.id FROM users v, users a WHERE v.handle = 'viewer' AND a.handle LIKE 'author%';
        INSERT INTO likes(post_id, user_id) SELECT p.id, u.id FROM posts p, users u WHERE (p.id / 4096 + u.id / 4096) % 3 = 0;
        SELECT id FROM users WHERE handle = 'viewer';
        """;

    private const string Followers = """
        INSERT INTO users(handle, display_name) SELECT 'follower_' || i, 'Follower ' || i FROM generate_series(1, $1) i;
        """;

    private const string Follows = """
        INSERT INTO follows(follower_id, followee_id) SELECT f.id, a.id FROM users f, users a WHERE f.handle LIKE 'follower%' AND a.handle = 'author_1';
        """;

    private readonly PostgresServer _postgres;
    private readonly RedisServer _redis;
    private readonly TestDatabase _database;
    private readonly NpgsqlDataSource _rows;

    private FeedStores(PostgresServer postgres, RedisServer redis, TestDatabase database)
    {
        (_postgres, _redis, _database) = (postgres, redis, database);
        _rows = NpgsqlDataSource.Create(database.ConnectionString);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        Tokens = new Tokens(key, TimeProvider.System);
        Environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__feeddb"] = database.ConnectionString,
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["Jwt__SigningKey"] = key,
        };
    }

    public Tokens Tokens { get; }

    /// <summary>What a server finds them with.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    public static async Task<FeedStores> StartAsync(CancellationToken cancellationToken)
    {
        var postgres = await PostgresServer.StartAsync();
        var redis = await RedisServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await Posts.Api.Storage.Schema.MigrateAsync(database.ConnectionString, cancellationToken);
        return new FeedStores(postgres, redis, database);
    }

    /// <summary>Adds authors, posts, likes and one who follows them all; answers who that is.</summary>
    public async Task<long> PopulateAsync(CancellationToken cancellationToken)
    {
        await using var command = _rows.CreateCommand(Population);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Adds people who follow one author.</summary>
    public async Task AddFollowersAsync(int count, CancellationToken cancellationToken)
    {
        await using var users = _rows.CreateCommand(Followers);
        users.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await users.ExecuteNonQueryAsync(cancellationToken);
        await using var follows = _rows.CreateCommand(Follows);
        await follows.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Goes on liking the newest posts, those of the first page.</summary>
    public async Task<GoingLikes> LikeOnAsync(CancellationToken cancellationToken)
    {
        await using var newest = _rows.CreateCommand("SELECT array(SELECT id FROM posts ORDER BY id DESC LIMIT 50)");
        return GoingLikes.Start(_redis.ConnectionString, (long[])(await newest.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>That author posts, and FeedBuilder's part announces it.</summary>
    public async Task PostAsync(CancellationToken cancellationToken)
    {
        await using var insert = _rows.CreateCommand(
            "INSERT INTO posts(author_id, text) SELECT id, 'hello' FROM users WHERE handle = 'author_1' RETURNING id, author_id");
        (long, long) post;
        await using (var reader = await insert.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            post = (reader.GetInt64(0), reader.GetInt64(1));
        }

        using var redis = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        var announcer = new PostAnnouncer(redis, Options.Create(new TimelineOptions()), TimeProvider.System);
        await announcer.AnnounceAsync(new Announcement([post], []), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _database.DisposeAsync();
        await _redis.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
