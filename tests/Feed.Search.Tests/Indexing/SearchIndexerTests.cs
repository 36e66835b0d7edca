using System.Diagnostics;
using System.Text.Json;
using Feed.Search.Tests.Elasticsearch;
using Feed.Search.Tests.Postgres;
using Feed.ServiceDefaults;
using Feed.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using Posts.Api.Storage;
using SearchIndexer.Indexing;

namespace Feed.Search.Tests.Indexing;

/// <summary>The indexer as it is started, under its own role, on rows that are really written.</summary>
public sealed class SearchIndexerTests(ElasticsearchServer elastic)
{
    private const string Slot = "feed_search_indexer";
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    private readonly string _prefix = ElasticsearchEngine.NewPrefix();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("postgres")]
    [InlineData("elasticsearch")]
    public async Task Rows_are_found_from_the_snapshot_and_from_the_stream_across_restarts_and_a_lost_slot(string where)
    {
        var url = where == "elasticsearch" ? elastic.Url : null;
        // A slot's name is the server's, so this test has a server of its own.
        await using var own = await PostgresServer.StartAsync();
        await using var database = await own.CreateDatabaseAsync();
        await Schema.MigrateAsync(database.ConnectionString, Cancellation);
        await using var postgres = NpgsqlDataSource.Create(database.ConnectionString);
        await using var engine = url is null ? PostgresEngine.ReaderOn(postgres) : ElasticsearchEngine.On(url, _prefix).AsEngine();
        await ExecuteAsync(postgres, "CREATE ROLE indexer LOGIN REPLICATION PASSWORD 'indexer' IN ROLE feed_stream, feed_search");
        var indexer = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "indexer", Password = "indexer" }.ConnectionString;
        await ExecuteAsync(postgres, "INSERT INTO users (id, handle, display_name) VALUES (1, 'Ann', 'Ann Lee'), (2, 'bob', 'Bob')");
        await ExecuteAsync(postgres, "INSERT INTO posts (id, author_id, text) SELECT 100 + i, 1 + i % 2, 'moon #number' || i FROM generate_series(1, 500) AS i");

        await using (var first = await StartAsync(indexer, url))
        {
            await UntilAsync(async () => (await engine.PostsAsync("moon")).Count == 500, "the snapshot is found");
            await ExecuteAsync(postgres, "UPDATE posts SET text = 'mars' WHERE id = 101; DELETE FROM posts WHERE id = 102");
            await ExecuteAsync(postgres, "INSERT INTO posts (id, author_id, text) VALUES (900, 1, 'moon')");
            await UntilAsync(
                async () => (await engine.PostsAsync("moon")) is { Count: 499 } moon && moon.Contains(900) && !moon.Contains(102),
                "the edit, the delete and the new post are found");
            Assert.Equal([101], await engine.PostsAsync("mars"));
            await first.StopAsync(Cancellation);
        }

        foreach (var (id, handle) in ((int, string)[])[(1, "swap"), (2, "ann"), (1, "bob")])
            await ExecuteAsync(postgres, $"UPDATE users SET handle = '{handle}' WHERE id = {id}");
        await using (var second = await StartAsync(indexer, url))
        {
            // The one by handle, then the one by display name.
            await UntilAsync(
                async () => (await engine.UsersAsync("bob")).SequenceEqual([1, 2]) && (await engine.UsersAsync("ann")).SequenceEqual([2, 1]),
                "the swapped handles are found");
            await second.StopAsync(Cancellation);
        }

        await UntilAsync(
            async () => !(bool)(await ScalarAsync(postgres, "SELECT active FROM pg_replication_slots"))!,
            "the server noticed that the indexer is gone");
        await ExecuteAsync(postgres, $"SELECT pg_drop_replication_slot('{Slot}')");
        await ExecuteAsync(postgres, "DELETE FROM users WHERE id = 2");
        await using (var third = await StartAsync(indexer, url))
        {
            await UntilAsync(
                async () => (await engine.UsersAsync("ann")).SequenceEqual([1]) && (await engine.PostsAsync("moon")).Count == 250,
                "what was deleted while the slot was gone is gone");
            // Readers see an epoch before its mark is written.
            await UntilAsync(async () => (await engine.Index.ReadMarkAsync(IndexingRegistration.Group, Cancellation))?.Epoch == 2, "the mark is there");
            await third.StopAsync(Cancellation);
        }
        Assert.Equal(0L, await ScalarAsync(postgres, "SELECT count(*) FROM private.dead_letters"));
    }

    [Fact]
    public async Task Long_text_that_an_update_does_not_repeat_stays_found()
    {
        await using var own = await PostgresServer.StartAsync();
        await using var database = await own.CreateDatabaseAsync();
        await Schema.MigrateAsync(database.ConnectionString, Cancellation);
        await using var postgres = NpgsqlDataSource.Create(database.ConnectionString);
        var engine = PostgresEngine.ReaderOn(postgres);
        await using var indexer = await StartAsync(database.ConnectionString);
        await ExecuteAsync(postgres, "INSERT INTO users (id, handle, display_name) VALUES (1, 'ann', 'Ann')");
        // Random letters do not compress, so the text is kept out of line.
        await ExecuteAsync(
            postgres,
            "INSERT INTO posts (id, author_id, text) SELECT 2, 1, 'moon ' || string_agg(md5(i::text), ' ') FROM generate_series(1, 400) AS i");
        await UntilAsync(async () => (await engine.PostsAsync("moon")).Count == 1, "the post is found");
        await ExecuteAsync(postgres, "UPDATE posts SET image_url = 'https://example.org/moon.jpg' WHERE id = 2");
        await ExecuteAsync(postgres, "INSERT INTO posts (id, author_id, text) VALUES (3, 1, 'after')");
        await UntilAsync(async () => (await engine.PostsAsync("after")).Count == 1, "what came after the update is found");
        Assert.Equal([2], await engine.PostsAsync("moon"));
        await AssertLagIsToldInNumbersAsync(indexer);
        await indexer.StopAsync(Cancellation);
        Assert.Equal(0L, await ScalarAsync(postgres, "SELECT count(*) FROM private.dead_letters"));
    }

    private async Task<WebApplication> StartAsync(string connectionString, string? elasticsearch = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(
            [
                new("ConnectionStrings:feeddb", connectionString),
                new("ConnectionStrings:elasticsearch", elasticsearch),
                new("Feed:SearchIndexPrefix", _prefix),
                new("Feed:SearchRefreshInterval", "00:00:00.100"),
            ]);
        builder.AddServiceDefaults();
        builder.AddFeedDatabase();
        builder.AddIndexing();
        var app = builder.Build();
        app.MapServiceDefaults();
        await app.StartAsync(Cancellation);
        return app;
    }

    private static async Task AssertLagIsToldInNumbersAsync(WebApplication indexer)
    {
        using var http = new HttpClient();
        var page = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{indexer.Urls.Single()}/health/lag"), Cancellation)).RootElement;
        var lag = page.GetProperty("checks").EnumerateObject().Single().Value.GetProperty("data");
        Assert.Equal("streaming", lag.GetProperty("state").GetString());
        Assert.Equal([0, 0], new[] { "retryingKeys", "deadLettersSinceStart" }.Select(name => lag.GetProperty(name).GetInt64()));
        Assert.True(lag.GetProperty("changes").GetInt64() >= 0 && lag.GetProperty("seconds").GetDouble() >= 0);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var watch = Stopwatch.StartNew(); !await HoldsAsync(condition); await Task.Delay(20, Cancellation))
            Assert.True(watch.Elapsed < Deadline, $"Still not so: {what}");
    }

    private static async Task<bool> HoldsAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (SearchUnavailableException)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
