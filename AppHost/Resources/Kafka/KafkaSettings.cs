namespace AppHost.Resources;

/// <summary>The server's configuration.</summary>
internal static class KafkaSettings
{
    /// <summary>Largest record in bytes. The largest row of the write model is some 130 KB; a row that slips past must not stop the connector.</summary>
    public const int MaxMessageBytes = 16 << 20;

    private static readonly Dictionary<string, string> Always = new(StringComparer.Ordinal)
    {
        ["process.roles"] = "broker,controller",
        ["node.id"] = "1",
        ["controller.listener.names"] = "CONTROLLER",
        ["listener.security.protocol.map"] = "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        ["auto.create.topics.enable"] = "false",
        ["default.replication.factor"] = "1",
        ["offsets.topic.replication.factor"] = "1",
        ["transaction.state.log.replication.factor"] = "1",
        ["transaction.state.log.min.isr"] = "1",
        ["share.coordinator.state.topic.replication.factor"] = "1",
        ["share.coordinator.state.topic.min.isr"] = "1",
        // One node: more would be folders and open files for nothing.
        ["offsets.topic.num.partitions"] = "4",
        ["transaction.state.log.num.partitions"] = "4",
        ["share.coordinator.state.topic.num.partitions"] = "4",
        ["group.initial.rebalance.delay.ms"] = "0",
        ["group.min.session.timeout.ms"] = "1000",
        // After kill -9 the broker waits for the end of its own old session: 9 s by default.
        ["broker.session.timeout.ms"] = "2000",
        ["broker.heartbeat.interval.ms"] = "500",
        // The default wants more heap than the whole server needs.
        ["log.cleaner.dedupe.buffer.size"] = "2097152",
        ["message.max.bytes"] = $"{MaxMessageBytes}",
        ["replica.fetch.max.bytes"] = $"{MaxMessageBytes}",
    };

    /// <summary>The file's text.</summary>
    /// <param name="options">How to run it.</param>
    /// <param name="data">Folder of the records.</param>
    public static string Render(KafkaOptions options, string data)
    {
        var settings = new SortedDictionary<string, string>(Always, StringComparer.Ordinal)
        {
            ["controller.quorum.voters"] = $"1@127.0.0.1:{options.ControllerPort}",
            ["listeners"] = $"PLAINTEXT://127.0.0.1:{options.Port},CONTROLLER://127.0.0.1:{options.ControllerPort}",
            ["advertised.listeners"] = $"PLAINTEXT://127.0.0.1:{options.Port}",
            ["log.dirs"] = data,
        };
        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        return PropertiesFile.Render(settings);
    }
}
