using AppHost.Local;

namespace AppHost.Resources;

/// <summary>Where the distributed profile's programs lie: plain folders of jars, named one by one, together, or installed by us.</summary>
internal static class StackInstallation
{
    /// <summary>Names a folder with <c>kafka</c>, <c>connect-plugins</c> and <c>elasticsearch</c> below it.</summary>
    public const string HomeVariable = "FEED_STACK_HOME";

    /// <summary>Names a Kafka distribution; <c>libs</c> lies below it.</summary>
    public const string KafkaVariable = "KAFKA_HOME";

    /// <summary>Names a folder of Connect plugins; Debezium's connector for Postgres lies below it.</summary>
    public const string PluginVariable = "CONNECT_PLUGIN_PATH";

    /// <summary>Names an Elasticsearch distribution; <c>bin/elasticsearch</c> lies below it.</summary>
    public const string ElasticsearchVariable = "ES_HOME";

    /// <summary>Kafka's folder.</summary>
    /// <exception cref="LocalStackException">It is not there.</exception>
    public static string Kafka() => Find("Kafka", KafkaVariable, "kafka", IsKafka);

    /// <summary>The folder of Connect's plugins.</summary>
    /// <exception cref="LocalStackException">It is not there.</exception>
    public static string ConnectPlugins() => Find("Debezium's connector for Postgres", PluginVariable, "connect-plugins", HasDebezium);

    /// <summary>Elasticsearch's folder.</summary>
    /// <exception cref="LocalStackException">It is not there.</exception>
    public static string Elasticsearch() =>
        Find("Elasticsearch", ElasticsearchVariable, "elasticsearch", folder => File.Exists(Path.Combine(folder, "bin", "elasticsearch")));

    private static bool IsKafka(string folder) =>
        Directory.Exists(Path.Combine(folder, "libs")) && Directory.EnumerateFiles(Path.Combine(folder, "libs"), "kafka_*.jar").Any();

    private static bool HasDebezium(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "debezium-connector-postgres-*.jar", SearchOption.AllDirectories).Any();

    private static string Find(string what, string variable, string name, Func<string, bool> isIt)
    {
        var (folder, source) = Candidate(variable, name);
        return isIt(folder)
            ? folder
            : throw new LocalStackException(
                $"{what} is not in {folder}{source}.",
                $"Install it with './feed stack install', name its folder in {variable}, or name a folder with kafka, connect-plugins and elasticsearch in {HomeVariable}.");
    }

    private static (string Folder, string Source) Candidate(string variable, string name)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } own)
        {
            return (Path.GetFullPath(own), $", which {variable} names");
        }

        return Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } home
            ? (Path.Combine(Path.GetFullPath(home), name), $" ({HomeVariable} names {home})")
            : (Path.Combine(ServiceBuild.Find().Root, ".feed", "stack", name), "");
    }
}
