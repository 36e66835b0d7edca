namespace AppHost.Resources;

/// <summary>How to run one Kafka Connect worker.</summary>
internal sealed record ConnectOptions
{
    /// <summary>Folder of its configuration. It keeps nothing else: what it knows is in Kafka.</summary>
    public required string Directory { get; init; }

    /// <summary>Port of its REST interface on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>The Kafka that it writes to.</summary>
    public required string BootstrapServers { get; init; }

    /// <summary>Connection string of the database to read, as its own role.</summary>
    public required string Database { get; init; }

    /// <summary>Whether its health check keeps the connector as declared; otherwise somebody else does, or nobody.</summary>
    public bool KeepsConnector { get; init; } = true;

    /// <summary>Heap and compiler.</summary>
    public JvmOptions Jvm { get; init; } = new() { HeapMegabytes = 384 };
}
