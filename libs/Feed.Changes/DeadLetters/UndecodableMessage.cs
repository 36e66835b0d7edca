namespace Feed.Changes;

/// <summary>A record of Kafka that is no change that this version knows: kept byte for byte.</summary>
/// <param name="Topic">Where it stands.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Key">The key's bytes, or null.</param>
/// <param name="Value">The value's bytes.</param>
internal sealed record UndecodableMessage(string Topic, int Partition, long Offset, byte[]? Key, byte[] Value)
{
    /// <summary>The lane of the partition.</summary>
    public string Lane => LaneOf(Topic, Partition);

    /// <summary>The name of a partition's lane.</summary>
    public static string LaneOf(string topic, int partition) => FormattableString.Invariant($"{topic}/{partition}");
}
