using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Posts.Api.Storage;

/// <summary>Brings a database to the write model that this build knows.</summary>
public static class Schema
{
    private const int LeastServerVersion = 14;

    /// <summary>Held while migrating, so that any number of processes may start at once. Released when the connection closes.</summary>
    private const long MigrationLock = 0x46454544_4D494752; // "FEEDMIGR"

    private const string History = $"{WriteModelContext.HistorySchema}.\"{WriteModelContext.HistoryTable}\"";
    private const string ExistsSql = $"SELECT to_regclass('{History}') IS NOT NULL";
    private const string AppliedSql = $"SELECT \"MigrationId\" FROM {History}";

    /// <summary>Applies what is missing; returns at once when nothing is.</summary>
    /// <param name="ownerConnectionString">The database's owner, with CREATEROLE unless the roles exist, or a superuser.</param>
    /// <param name="cancellationToken">Gives up, leaving the database as it was.</param>
    /// <returns>Whether anything was applied.</returns>
    /// <exception cref="InvalidOperationException">The server is older than Postgres 14.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached, or the role lacks a right.</exception>
    public static async Task<bool> MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        // Unpooled: a lock left by an interrupted migration ends with its connection.
        var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        if (connection.PostgreSqlVersion.Major < LeastServerVersion)
            throw new InvalidOperationException(
                $"Feed needs Postgres {LeastServerVersion} or newer; this server is {connection.PostgreSqlVersion}.");

        // EF Core takes most of a second to start: ask first whether it is needed.
        if (await IsCurrentAsync(connection, cancellationToken)) return false;
        await using (var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 })
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = MigrationLock });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        if (await IsCurrentAsync(connection, cancellationToken)) return false;
        await using var context = new WriteModelContext(connection);
        await context.Database.MigrateAsync(cancellationToken);
        return true;
    }

    /// <summary>Names of the migrations in this build, which are those of their SQL files.</summary>
    internal static IReadOnlyList<string> Known { get; } =
        [.. typeof(Schema).Assembly.GetManifestResourceNames().Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal)];

    /// <summary>Whether the database has every migration of this build. It may have newer ones while a newer build is rolled out.</summary>
    internal static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var exists = new NpgsqlCommand(ExistsSql, connection))
        {
            if (await exists.ExecuteScalarAsync(cancellationToken) is not true) return false;
        }
        await using var command = new NpgsqlCommand(AppliedSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) applied.Add(reader.GetString(0));
        return Known.All(applied.Contains);
    }
}
