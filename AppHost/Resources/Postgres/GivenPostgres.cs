using AppHost.Local;
using Npgsql;

namespace AppHost.Resources;

/// <summary>A Postgres that somebody else runs.</summary>
internal sealed class GivenPostgres(string connectionString)
{
    /// <summary>The setting that gives it.</summary>
    public const string Variable = "ConnectionStrings__feeddb";

    /// <summary>Its address, without secrets.</summary>
    public string Url
    {
        get
        {
            var text = Parse();
            return $"postgresql://{text.Host}:{text.Port}/{text.Database}";
        }
    }

    /// <summary>Fails unless it answers and can feed a change stream.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var text = Parse();
        text.Pooling = false;
        try
        {
            await using var connection = new NpgsqlConnection(text.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SHOW wal_level", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is not "logical" and var level)
            {
                throw new LocalStackException(
                    $"The Postgres given by {Variable} has wal_level={level}; a change stream needs logical.",
                    "Set wal_level = logical in its postgresql.conf and restart it.");
            }
        }
        catch (NpgsqlException exception)
        {
            throw new LocalStackException(
                $"The Postgres given by {Variable} ({Url}) cannot be used: {exception.Message}",
                $"Start it, correct the connection string, or unset {Variable} so that Feed starts one.");
        }
    }

    private NpgsqlConnectionStringBuilder Parse()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new LocalStackException($"{Variable} is no connection string: {exception.Message}", "Host=...;Port=5432;Database=feeddb;Username=...;Password=...");
        }
    }
}
