using System.Diagnostics.Metrics;
using Feed.Search.Elasticsearch;
using Feed.Search.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Feed.Search;

/// <summary>
/// Registers the search read model in the engine that the configuration names: Elasticsearch when <c>ConnectionStrings:elasticsearch</c> is
/// set, else Postgres, <c>ConnectionStrings:feeddb</c>.
/// </summary>
public static class SearchRegistration
{
    /// <summary>Registers <see cref="ISearchReader"/>. In Postgres its role needs to be in <c>feed_read</c>.</summary>
    /// <exception cref="InvalidOperationException">Elasticsearch's connection string is no URL.</exception>
    public static IHostApplicationBuilder AddSearchReader(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (ElasticsearchRegistration.TryRegister(builder))
        {
            builder.Services.AddSingleton<ISearchReader>(
                services => new SearchReader(new ElasticsearchLists(services.GetRequiredService<SearchCluster>())));
            return builder;
        }
        SearchDatabase.Register(builder.Services);
        builder.Services.AddSingleton<ISearchReader>(services => new SearchReader(new SearchSql(SearchDatabase.Of(services))));
        return builder;
    }

    /// <summary>Registers <see cref="ISearchIndex"/>. In Postgres its role needs to be in <c>feed_search</c>.</summary>
    /// <exception cref="InvalidOperationException">Elasticsearch's connection string is no URL.</exception>
    public static IHostApplicationBuilder AddSearchIndex(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (ElasticsearchRegistration.TryRegister(builder))
        {
            builder.Services.AddSingleton<ISearchIndex>(services => ElasticsearchIndex.On(
                services.GetRequiredService<SearchCluster>(), Telemetry(services, "elasticsearch"), services.GetRequiredService<TimeProvider>()));
            return builder;
        }
        SearchDatabase.Register(builder.Services);
        builder.Services.AddSingleton<ISearchIndex>(services => PostgresSearchIndex.On(
            SearchDatabase.Of(services), Telemetry(services, "postgresql"), services.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static SearchTelemetry Telemetry(IServiceProvider services, string engine) => new(engine, services.GetRequiredService<IMeterFactory>());
}
