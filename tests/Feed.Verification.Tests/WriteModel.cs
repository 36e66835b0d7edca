using Feed.Testing;
using Npgsql;

namespace Feed.Verification.Tests;

/// <summary>A migrated database with rows whose ids are chosen by the test.</summary>
public sealed class WriteModel(PostgresServer postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await Posts.Api.Storage.Schema.MigrateAsync(_database.ConnectionString, CancellationToken.None);
        Source = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database.DisposeAsync();
    }
}
