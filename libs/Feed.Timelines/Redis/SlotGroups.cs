using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Groups keys that one call may touch: as many as Redis handles in a fraction of a millisecond, and on a cluster only those of one slot.</summary>
internal sealed class SlotGroups(IConnectionMultiplexer connection)
{
    private volatile bool _isCluster;

    /// <summary>Whether the servers are a cluster, as far as they have told yet. Only that they are is kept: one that has told nothing counts as none.</summary>
    public bool IsCluster => _isCluster || (_isCluster = Array.Exists(
        connection.GetEndPoints(), endpoint => connection.GetServer(endpoint).ServerType == ServerType.Cluster));

    public IEnumerable<string[]> Group(IEnumerable<string> keys, int most) => IsCluster
        ? keys.GroupBy(key => connection.HashSlot(key)).SelectMany(slot => slot.Chunk(most))
        : keys.Chunk(most);
}
