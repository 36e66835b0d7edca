using Feed.Search.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.Search;

/// <summary>Registers the search read model in the engine that the configuration names.</summary>
public static class SearchRegistration
{
    /// <summary>
    /// Registers <see cref="ISearchReader"/>. The embedded engine needs an <c>NpgsqlDataSource</c> among the services, whose role may read
    /// schema <c>search</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Elasticsearch is configured, which this version does not speak.</exception>
    public static IHostApplicationBuilder AddSearchReader(this IHostApplicationBuilder builder)
    {
        RequireEmbeddedEngine(builder);
        builder.Services.AddSingleton<SearchSql>();
        builder.Services.AddSingleton<ISearchReader, PostgresSearchReader>();
        return builder;
    }

    private static void RequireEmbeddedEngine(IHostApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString("elasticsearch") is { Length: > 0 })
            throw new InvalidOperationException("ConnectionStrings:elasticsearch is set, but this version searches in Postgres only: remove it.");
    }
}
