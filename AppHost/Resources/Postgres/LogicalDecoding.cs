using AppHost.Local;
using Npgsql;

namespace AppHost.Resources;

/// <summary>What a server must be started with to feed a change stream.</summary>
internal static class LogicalDecoding
{
    /// <summary>Fails unless the server can feed a change stream.</summary>
    /// <param name="connectionString">Any role's.</param>
    /// <param name="variable">The variable that gave it.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="LocalStackException">It cannot.</exception>
    public static async Task RequireAsync(string connectionString, string variable, CancellationToken cancellationToken)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SHOW wal_level", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not "logical" and var level)
        {
            throw new LocalStackException(
                $"The Postgres given by {variable} has wal_level={level}; a change stream needs logical.",
                "Set wal_level = logical in its postgresql.conf and restart it.");
        }
    }
}
