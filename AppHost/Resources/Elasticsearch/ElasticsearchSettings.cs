namespace AppHost.Resources;

/// <summary>The server's configuration files.</summary>
internal static class ElasticsearchSettings
{
    /// <summary>Every file by its name.</summary>
    /// <param name="options">How to run it.</param>
    /// <param name="home">The real folder of the server.</param>
    public static IReadOnlyDictionary<string, string> Files(ElasticsearchOptions options, string home) => new Dictionary<string, string>
    {
        ["elasticsearch.yml"] = Server(options, home),
        ["jvm.options"] = Jvm(options.Jvm),
        ["log4j2.properties"] = Logging,
    };

    private const string Logging = """
        # Written by AppHost at every start.
        status = error
        appender.console.type = Console
        appender.console.name = console
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %d{ISO8601} %-5p %m (%c{1.})%n
        rootLogger.level = warn
        rootLogger.appenderRef.console.ref = console

        """;

    private static string Server(ElasticsearchOptions options, string home) => $"""
        # Written by AppHost at every start.
        cluster.name: feed
        node.name: feed-1
        path.data: '{Quote(Path.Combine(home, "data"))}'
        path.logs: '{Quote(Path.Combine(home, "logs"))}'
        network.host: 127.0.0.1
        http.port: {options.Port}
        transport.port: {options.TransportPort}
        discovery.type: single-node
        # On loopback only.
        xpack.security.enabled: false
        # A laptop's disk is often nearly full: an index that refuses writes for that would look like a fault of ours.
        cluster.routing.allocation.disk.threshold_enabled: false
        # Counts what requests hold, not what the collector has not freed yet: of a small heap that is most.
        indices.breaker.total.use_real_memory: false

        """;

    // No huge files in case of a crash, and no log of the collector in the distribution's folder.
    private static string Jvm(JvmOptions options) => $"""
        -Xms{options.HeapMegabytes}m
        -Xmx{options.HeapMegabytes}m
        -XX:+UseSerialGC
        -XX:-AlwaysPreTouch
        -XX:-UsePerfData
        -XX:+ExitOnOutOfMemoryError
        {(options.QuickStart ? "-XX:TieredStopAtLevel=1" : "")}
        -Djava.io.tmpdir=${"{ES_TMPDIR}"}

        """;

    private static string Quote(string path) => path.Replace("'", "''", StringComparison.Ordinal);
}
