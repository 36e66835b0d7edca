using AppHost.Local;
using AppHost.Resources;

namespace Feed.Testing;

/// <summary>
/// A real Kafka of one node on a free port, in a temporary folder. One for a test assembly: <c>[assembly: AssemblyFixture(typeof(KafkaServer))]</c>.
/// Topics are not created by writing to them; tests that run in parallel share it and use topics and groups of their own names.
/// </summary>
public sealed class KafkaServer : TestServer
{
    /// <summary>As clients want it: <c>host:port</c>.</summary>
    public string BootstrapServers => Started<KafkaResource>().BootstrapServers;

    /// <summary>Starts a server of a test's own. Dispose it.</summary>
    public static Task<KafkaServer> StartAsync() => StartAsync(new KafkaServer());

    private protected override void RequireInstalled() => KafkaResource.RequireInstalled();

    private protected override Resource Describe(string folder) => new KafkaResource(new KafkaOptions
    {
        Directory = Path.Combine(folder, "kafka server"),
        Port = FreePorts.Next(),
        ControllerPort = FreePorts.Next(),
        Jvm = JvmOptions.ForTests,
    });
}
