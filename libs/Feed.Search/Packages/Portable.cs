using Feed.Search.Elasticsearch;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Feed.Search.Packages;

/// <summary>PackageSet=portable: HTTP alone.</summary>
internal static class PackageExtensions
{
    /// <summary>Registers the connection to Elasticsearch.</summary>
    public static void AddSearchCluster(this IHostApplicationBuilder builder, Func<IServiceProvider, SearchCluster> create) =>
        builder.Services.TryAddSingleton(create);
}
