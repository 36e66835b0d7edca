namespace AppHost.Resources;

/// <summary>How to run one Kafka server: broker and controller in one process (KRaft).</summary>
internal sealed record KafkaOptions
{
    /// <summary>Folder of its configuration and its data.</summary>
    public required string Directory { get; init; }

    /// <summary>Port of the broker on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>Port of the controller on 127.0.0.1; nobody but the server itself uses it.</summary>
    public required int ControllerPort { get; init; }

    /// <summary>Heap and compiler.</summary>
    public JvmOptions Jvm { get; init; } = new();

    /// <summary>Server settings on top of ours.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
