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
        try
        {
            await LogicalDecoding.RequireAsync(text.ConnectionString, Variable, cancellationToken);
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
