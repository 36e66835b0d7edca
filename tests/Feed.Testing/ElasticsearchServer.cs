using AppHost.Local;
using AppHost.Resources;

namespace Feed.Testing;

/// <summary>
/// A real Elasticsearch of one node on a free port, without security, in a temporary folder. One for a test assembly:
/// <c>[assembly: AssemblyFixture(typeof(ElasticsearchServer))]</c>.
/// Tests that run in parallel share it and use indexes and aliases of their own names.
/// </summary>
public sealed class ElasticsearchServer : TestServer
{
    /// <summary>Address of its HTTP interface, without a slash at the end.</summary>
    public string Url => Started<ElasticsearchResource>().Url;

    /// <summary>Starts a server of a test's own. Dispose it.</summary>
    public static Task<ElasticsearchServer> StartAsync() => StartAsync(new ElasticsearchServer());

    private protected override void RequireInstalled() => ElasticsearchResource.RequireInstalled();

    private protected override Resource Describe(string folder) => new ElasticsearchResource(new ElasticsearchOptions
    {
        Directory = Path.Combine(folder, "elastic search"),
        Port = FreePorts.Next(),
        TransportPort = FreePorts.Next(),
        Jvm = JvmOptions.ForTests with { HeapMegabytes = 192 },
    });
}
