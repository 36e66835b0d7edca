using Feed.Contracts;
using Feed.Search.Elasticsearch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.Search.Packages;

/// <summary>
/// PackageSet=latest: Aspire.Elastic.Clients.Elasticsearch, for its health check and for whoever wants its client. Requests go the same way
/// as in the portable set, whose traces and metrics are those of System.Net.Http.
/// </summary>
internal static class PackageExtensions
{
    /// <summary>Registers the connection to Elasticsearch, once.</summary>
    public static void AddSearchCluster(this IHostApplicationBuilder builder, Func<IServiceProvider, SearchCluster> create)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(SearchCluster))) return;
        builder.Services.AddSingleton(create);
        builder.AddElasticsearchClient(ConnectionNames.Elasticsearch);
    }
}
