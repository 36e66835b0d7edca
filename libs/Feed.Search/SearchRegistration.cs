using Feed.Search.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.Search;

/// <summary>Registers the search read model in the engine that the configuration names: Postgres, <c>ConnectionStrings:feeddb</c>.</summary>
public static class SearchRegistration
{
    /// <summary>Registers <see cref="ISearchReader"/>. Its role needs to be in <c>feed_read</c>.</summary>
    /// <exception cref="InvalidOperationException">Elasticsearch is configured, which this version does not speak.</exception>
    public static IHostApplicationBuilder AddSearchReader(this IHostApplicationBuilder builder)
    {
        RequireEmbeddedEngine(builder);
        SearchDatabase.Register(builder.Services);
        builder.Services.AddSingleton<ISearchReader>(services => new PostgresSearchReader(new SearchSql(SearchDatabase.Of(services))));
        return builder;
    }

    /// <summary>Registers <see cref="ISearchIndex"/>. Its role needs to be in <c>feed_search</c>.</summary>
    /// <exception cref="InvalidOperationException">Elasticsearch is configured, which this version does not speak.</exception>
    public static IHostApplicationBuilder AddSearchIndex(this IHostApplicationBuilder builder)
    {
        RequireEmbeddedEngine(builder);
        SearchDatabase.Register(builder.Services);
        builder.Services.AddSingleton<ISearchIndex>(services => PostgresSearchIndex.On(SearchDatabase.Of(services)));
        return builder;
    }

    private static void RequireEmbeddedEngine(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Configuration.GetConnectionString("elasticsearch") is { Length: > 0 })
            throw new InvalidOperationException("ConnectionStrings:elasticsearch is set, but this version searches in Postgres only: remove it.");
    }
}
