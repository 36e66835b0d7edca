using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Groups keys that one call may touch: as many as Redis handles in a fraction of a millisecond, and on a cluster only those of one slot.</summary>
internal sealed class SlotGroups(IConnectionMultiplexer connection)
{
    /// <summary>Whether the servers are a cluster, as far as they have told yet.</summary>
    public bool IsCluster => Array.Exists(
        connection.GetEndPoints(), endpoint => connection.GetServer(endpoint).ServerType == ServerType.Cluster);

    public IEnumerable<string[]> Group(IEnumerable<string> keys, int most) => IsCluster
        ? keys.GroupBy(key => connection.HashSlot(key)).SelectMany(slot => slot.Chunk(most))
        : keys.Chunk(most);
}
