namespace Feed.Changes.Kafka;

/// <summary>A record as Kafka holds it.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Key">The key's bytes, or null.</param>
/// <param name="Value">The value's bytes, or null: a tombstone.</param>
internal sealed record RawMessage(string Topic, int Partition, long Offset, byte[]? Key, byte[]? Value)
{
    // What Confluent.Kafka and the runtime hold beside the bytes.
    private const int Overhead = 400;

    /// <summary>About how much memory it holds.</summary>
    public long Bytes => Overhead + (Key?.Length ?? 0) + (Value?.Length ?? 0);
}
