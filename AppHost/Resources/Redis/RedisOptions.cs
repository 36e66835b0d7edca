namespace AppHost.Resources;

/// <summary>How to run one Redis server.</summary>
internal sealed record RedisOptions
{
    /// <summary>Folder of its configuration and its append-only file.</summary>
    public required string Directory { get; init; }

    /// <summary>Port on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>Whether writes are logged, and synced every second: a killed process keeps all, a power failure costs a second.</summary>
    public bool AppendOnly { get; init; } = true;

    /// <summary>The port on which it talks to other nodes of a Redis Cluster; null when it is none.</summary>
    public int? ClusterPort { get; init; }
}
