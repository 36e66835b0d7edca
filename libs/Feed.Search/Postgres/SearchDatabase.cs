using Feed.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Feed.Search.Postgres;

/// <summary>The connections of the search engine: few, and its own, so that slow searches cannot take those of other reads.</summary>
internal static class SearchDatabase
{
    private const string ConnectionName = ConnectionNames.Database;
    private const int MaxConnections = 10;

    /// <summary>Registers the engine's data source under <see cref="SearchDatabase"/>'s name as key.</summary>
    public static void Register(IServiceCollection services) =>
        services.TryAddKeyedSingleton(nameof(SearchDatabase), (provider, _) =>
            Create(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<ILoggerFactory>()));

    /// <summary>The engine's data source.</summary>
    public static NpgsqlDataSource Of(IServiceProvider services) => services.GetRequiredKeyedService<NpgsqlDataSource>(nameof(SearchDatabase));

    private static NpgsqlDataSource Create(IConfiguration configuration, ILoggerFactory loggers)
    {
        var text = configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException(
                $"ConnectionStrings:{ConnectionName} is missing: set ConnectionStrings__{ConnectionName} to the Postgres database.");
        return Create(text, loggers);
    }

    internal static NpgsqlDataSource Create(string connectionString, ILoggerFactory? loggers)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString).UseLoggerFactory(loggers);
        var connection = source.ConnectionStringBuilder;
        if (!connection.IsSet("Timeout")) connection.Timeout = 5;
        connection.MaxPoolSize = MaxConnections;
        // No prepared statements: the plan for a rare word is the wrong one for a word that is in every post.
        connection.MaxAutoPrepare = 0;
        return source.Build();
    }
}
