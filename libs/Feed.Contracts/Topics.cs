namespace Feed.Contracts;

/// <summary>Names of the Kafka topics.</summary>
public static class Topics
{
    /// <summary>Debezium's <c>topic.prefix</c>.</summary>
    public const string Prefix = "feed";

    /// <summary>Partitions of each table's topic.</summary>
    public const int Partitions = 12;

    /// <summary>Debezium's heartbeats.</summary>
    public const string Heartbeat = "__debezium-heartbeat.feed";

    /// <summary>Debezium's notifications (channel <c>sink</c>), one partition.</summary>
    public const string Notifications = "feed.notifications";

    /// <summary>Connect's own: the connectors' configuration.</summary>
    public const string ConnectConfigs = "feed.connect.configs";

    /// <summary>Connect's own: how far each connector got.</summary>
    public const string ConnectOffsets = "feed.connect.offsets";

    /// <summary>Connect's own: the state of connectors and tasks.</summary>
    public const string ConnectStatus = "feed.connect.status";

    private const string Tables = "feed.public.";

    /// <summary>The topic of a published table.</summary>
    public static string Of(string table) => Tables + table;

    /// <summary>The table of a topic; null when the topic is not one of a table.</summary>
    public static string? TableOf(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return topic.StartsWith(Tables, StringComparison.Ordinal) ? topic[Tables.Length..] : null;
    }

    /// <summary>Where a consumer group's dead letters go.</summary>
    public static string DeadLetters(string group) => $"feed.dead-letters.{group}";
}
