using System.Globalization;
using Feed.Contracts;
using Npgsql;
using Posts.Api.Storage;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

/// <summary>Ids on a database of their own, because these tests move its sequence.</summary>
public sealed class IdTests(Stack stack)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<(Feed.Testing.TestDatabase Database, NpgsqlDataSource Source)> CreateAsync()
    {
        var database = await stack.CreateOwnedDatabaseAsync();
        await Schema.MigrateAsync(Stack.As(database, "feed_owner"), Cancellation);
        return (database, NpgsqlDataSource.Create(Stack.As(database, "posts_api")));
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static Task<long> AuthorAsync(NpgsqlDataSource source) =>
        ScalarAsync<long>(source, "INSERT INTO users (handle, display_name) VALUES ('loader', 'L') RETURNING id");

    private static async Task CopyAsync(NpgsqlDataSource source, long author, int rows)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await using var copy = await connection.BeginTextImportAsync("COPY posts (author_id, text) FROM STDIN", Cancellation);
        for (var i = 0; i < rows; i++)
            await copy.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{author}\tpost {i}\n").AsMemory(), Cancellation);
    }

    [Fact]
    public async Task Hundred_thousand_posts_in_one_copy_get_ids_of_their_own()
    {
        var (database, source) = await CreateAsync();
        await using var __ = database;
        await using var _ = source;
        await CopyAsync(source, await AuthorAsync(source), 100_000);
        Assert.Equal(100_000, await ScalarAsync<long>(source, "SELECT count(DISTINCT id) FROM posts"));
        Assert.True(await ScalarAsync<bool>(source, "SELECT max(created_at) < clock_timestamp() + interval '1 second' AND bool_and(length(id::text) = 16) FROM posts"));
    }

    [Fact]
    public async Task Sessions_that_load_at_once_do_not_collide()
    {
        var (database, source) = await CreateAsync();
        await using var __ = database;
        await using var _ = source;
        var author = await AuthorAsync(source);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CopyAsync(source, author, 20_000)));
        Assert.Equal(120_000, await ScalarAsync<long>(source, "SELECT count(DISTINCT id) FROM posts"));
    }

    [Fact]
    public async Task Ids_drawn_faster_than_4096_a_millisecond_run_ahead_instead_of_colliding()
    {
        var (database, source) = await CreateAsync();
        await using var __ = database;
        await using var _ = source;
        // A million ids within one millisecond of the clock, as seen by the sequence.
        await ScalarAsync<long>(source, "SELECT setval('private.ids', private.present_id() + 1000000)");
        Assert.Equal(10_000, await ScalarAsync<long>(source, "SELECT count(DISTINCT private.next_id()) FROM generate_series(1, 10000)"));
    }

    [Fact]
    public async Task Ids_go_on_rising_when_the_clock_steps_back()
    {
        var (database, source) = await CreateAsync();
        await using var __ = database;
        await using var _ = source;
        // As after an hour's step back: the last id is an hour ahead of the clock.
        var last = await ScalarAsync<long>(source, "SELECT setval('private.ids', private.present_id() + (3600000::bigint << 12))");
        Assert.Equal(last + 1, await ScalarAsync<long>(source, "SELECT private.next_id()"));
        Assert.Equal(last + 2, await ScalarAsync<long>(source, "SELECT private.next_id()"));
    }

    [Fact]
    public async Task Id_carries_the_time_at_which_it_was_made()
    {
        var (database, source) = await CreateAsync();
        await using var __ = database;
        await using var _ = source;
        for (var i = 0; i < 20; i++)
        {
            await using var command = source.CreateCommand("SELECT now(), private.next_id(), clock_timestamp()");
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            await reader.ReadAsync(Cancellation);
            var made = FeedId.CreatedAt(reader.GetInt64(1));
            // The sequence may lag by the millisecond that ids of a millisecond share.
            Assert.InRange(made, reader.GetFieldValue<DateTimeOffset>(0).AddMilliseconds(-2), reader.GetFieldValue<DateTimeOffset>(2).AddMilliseconds(1));
        }
    }

    [Fact]
    public async Task Id_drawn_in_an_open_transaction_keeps_nobody_waiting()
    {
        var (database, source) = await CreateAsync();
        await using var __ = database;
        await using var _ = source;
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var draw = new NpgsqlCommand("SELECT private.next_id()", connection);
        var first = (long)(await draw.ExecuteScalarAsync(Cancellation))!;
        await Task.Delay(10, Cancellation); // so that the sequence has to be moved again
        Assert.True(await ScalarAsync<long>(source, "SELECT private.next_id()") > first);
    }

    [Fact]
    public async Task Time_of_an_id_is_the_same_in_Postgres_and_here()
    {
        var (database, source) = await CreateAsync();
        await using var __ = database;
        await using var _ = source;
        var random = new Random(20261121);
        for (var i = 0; i < 200; i++)
        {
            var id = random.NextInt64(1, FeedId.Max);
            var time = await ScalarAsync<DateTime>(source, string.Create(CultureInfo.InvariantCulture, $"SELECT public.id_time({id})"));
            Assert.Equal(FeedId.CreatedAt(id).UtcDateTime, time);
        }
    }
}
