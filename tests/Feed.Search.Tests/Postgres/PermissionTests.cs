using Feed.Search.Postgres;
using Feed.Search.Tests.Contract;
using Feed.Testing;
using Npgsql;

namespace Feed.Search.Tests.Postgres;

public sealed class PermissionTests(PostgresServer server)
{
    [Fact]
    public async Task Indexer_and_reader_need_no_more_than_the_rights_of_their_groups()
    {
        await using var postgres = await PostgresEngine.StartAsync(server);
        var suffix = Guid.NewGuid().ToString("N");
        await using var indexer = await LogInAsync(postgres, $"indexer_{suffix}", "feed_stream, feed_search");
        await using var graphql = await LogInAsync(postgres, $"graphql_{suffix}", "feed_read");
        var reader = new SearchReader(new SearchSql(graphql));
        var engine = new SearchEngine(PostgresSearchIndex.On(indexer, TestMeters.Telemetry, TimeProvider.System), reader);
        for (engine.Epoch = 1; engine.Epoch <= 3; engine.Epoch++)
        {
            await engine.Index.BeginEpochAsync(engine.Epoch, TestContext.Current.CancellationToken);
            var post = await engine.PostAsync("moon #moon");
            var user = await engine.UserAsync("moon", "Moon");
            await engine.Index.CompleteEpochAsync(engine.Epoch, TestContext.Current.CancellationToken);
            Assert.Equal([post], await engine.PostsAsync("moon"));
            Assert.Equal([post], await engine.TaggedAsync("moon"));
            Assert.Equal([user], await engine.UsersAsync("moon"));
        }
        await engine.Index.SweepAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);
        var forbidden = await Assert.ThrowsAsync<PostgresException>(
            () => PostgresSearchIndex.On(graphql, TestMeters.Telemetry, TimeProvider.System).SweepAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, forbidden.SqlState);
    }

    private static async Task<NpgsqlDataSource> LogInAsync(PostgresEngine postgres, string role, string groups)
    {
        await postgres.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{role}' IN ROLE {groups}");
        var settings = new NpgsqlConnectionStringBuilder(postgres.Database.ConnectionString) { Username = role, Password = role };
        return SearchDatabase.Create(settings.ConnectionString, loggers: null);
    }
}
