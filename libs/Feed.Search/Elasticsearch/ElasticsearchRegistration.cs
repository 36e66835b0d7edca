using Feed.Search.Packages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Feed.Search.Elasticsearch;

/// <summary>Registers the connection to Elasticsearch.</summary>
internal static class ElasticsearchRegistration
{
    /// <summary>Registers <see cref="SearchCluster"/> if the configuration names Elasticsearch.</summary>
    /// <exception cref="InvalidOperationException">Its connection string is no URL.</exception>
    public static bool TryRegister(IHostApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString(ElasticsearchAddress.ConnectionName) is not { Length: > 0 } text) return false;
        var address = ElasticsearchAddress.Parse(text);
        builder.Services.AddOptions<ElasticsearchOptions>().BindConfiguration(ElasticsearchOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddSearchCluster(services => new SearchCluster(
            ElasticsearchHttp.Create(address, services.GetRequiredService<TimeProvider>()),
            services.GetRequiredService<IOptions<ElasticsearchOptions>>().Value));
        return true;
    }
}
