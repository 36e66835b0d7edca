using System.Diagnostics;
using System.Net;
using System.Reflection;
using Feed.Testing;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Posts.Api.Storage;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class SchemaTests(Stack stack)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_of_an_empty_database_applies_and_again_does_nothing()
    {
        await using var database = await stack.CreateOwnedDatabaseAsync();
        Assert.True(await Schema.MigrateAsync(Stack.As(database, "feed_owner"), Cancellation));
        Assert.False(await Schema.MigrateAsync(Stack.As(database, "feed_owner"), Cancellation));
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname IN ('public', 'private')", connection);
        Assert.Equal("feed_owner", await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task Migrate_by_many_at_once_applies_once()
    {
        await using var database = await stack.CreateOwnedDatabaseAsync();
        var applied = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Schema.MigrateAsync(Stack.As(database, "feed_owner"), Cancellation)));
        Assert.Single(applied, a => a);
    }

    [Fact]
    public async Task Migrate_of_two_new_databases_of_a_server_without_roles_at_once_succeeds()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var one = await server.CreateDatabaseAsync();
        await using var other = await server.CreateDatabaseAsync();
        var applied = await Task.WhenAll(Schema.MigrateAsync(one.ConnectionString, Cancellation), Schema.MigrateAsync(other.ConnectionString, Cancellation));
        Assert.Equal([true, true], applied);
    }

    [Fact]
    public async Task Migrate_that_was_cancelled_leaves_nothing_that_hinders_the_next()
    {
        await using var database = await stack.CreateOwnedDatabaseAsync();
        for (var delay = 1; delay <= 256; delay *= 4)
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            soon.CancelAfter(delay);
            try
            {
                await Schema.MigrateAsync(Stack.As(database, "feed_owner"), soon.Token);
            }
            catch (Exception cancelled) when (cancelled is OperationCanceledException || cancelled.InnerException is OperationCanceledException)
            {
            }
        }
        await Schema.MigrateAsync(Stack.As(database, "feed_owner"), Cancellation);
        Assert.False(await Schema.MigrateAsync(Stack.As(database, "feed_owner"), Cancellation));
    }

    [Fact]
    public async Task Two_processes_started_at_once_on_an_empty_database_both_become_healthy()
    {
        await using var database = await stack.CreateOwnedDatabaseAsync();
        using var one = ServiceProcess.Start(database);
        using var other = ServiceProcess.Start(database);
        await one.UntilHealthyAsync(Cancellation);
        await other.UntilHealthyAsync(Cancellation);
    }

    [Fact]
    public void Every_sql_file_has_its_migration_and_every_migration_its_file()
    {
        var migrations = typeof(Schema).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();
        Assert.Equal(Schema.Known, migrations.Order(StringComparer.Ordinal));
    }
}
