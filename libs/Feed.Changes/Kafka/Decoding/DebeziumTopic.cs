namespace Feed.Changes.Kafka;

/// <summary>Tells Debezium's topics apart by their names.</summary>
internal static class DebeziumTopic
{
    private const string Schema = ".public.";

    /// <summary>The table that a topic carries, or null.</summary>
    public static string? TableOf(string topic) =>
        topic.LastIndexOf(Schema, StringComparison.Ordinal) is >= 0 and var at ? topic[(at + Schema.Length)..] : null;

    /// <summary>Whether a topic carries the connector's notifications.</summary>
    public static bool IsNotifications(string topic) => topic.EndsWith(".notifications", StringComparison.Ordinal);

    /// <summary>What else a topic carries, for people.</summary>
    public static string KindOf(string topic) =>
        topic.StartsWith("__debezium-heartbeat", StringComparison.Ordinal) ? "heartbeat"
        : topic.EndsWith(".transaction", StringComparison.Ordinal) ? "transaction metadata"
        : topic.EndsWith(".message", StringComparison.Ordinal) ? "message of pg_logical_emit_message"
        : "unknown topic";
}
