namespace AppHost.Local;

/// <summary>Where a stack keeps its files.</summary>
/// <param name="Home">Folder of state, logs and, unless another is named, data: <c>.feed</c> in the repository.</param>
/// <param name="Data">Folder of the servers' data and of the secrets.</param>
internal sealed record StackPaths(string Home, string Data)
{
    /// <summary>Logs, one a resource.</summary>
    public string Logs => Path.Combine(Home, "logs");

    /// <summary>What runs now.</summary>
    public string State => Path.Combine(Home, "state.json");

    /// <summary>Connection strings and keys of what runs now, as lines for a shell; readable by the owner alone.</summary>
    public string Connections => Path.Combine(Home, "connections.env");

    /// <summary>Generated passwords and keys; readable by the owner alone.</summary>
    public string Secrets => Path.Combine(Data, "secrets.json");

    /// <summary>The Postgres server's folder.</summary>
    public string Postgres => Path.Combine(Data, "postgres");

    /// <summary>The Redis server's folder.</summary>
    public string Redis => Path.Combine(Data, "redis");

    /// <summary>The Kafka server's folder.</summary>
    public string Kafka => Path.Combine(Data, "kafka");

    /// <summary>The Connect worker's folder.</summary>
    public string Connect => Path.Combine(Data, "connect");

    /// <summary>The Elasticsearch server's folder.</summary>
    public string Elasticsearch => Path.Combine(Data, "elasticsearch");

    /// <summary>Every server's folder: all that <c>--fresh</c> deletes, beside the secrets.</summary>
    public IReadOnlyList<string> Servers => [Postgres, Redis, Kafka, Connect, Elasticsearch];
}
