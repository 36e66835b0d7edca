using System.Globalization;

namespace Feed.Testing;

/// <summary>
/// A real Redis Cluster of three primaries, each with a replica: six servers on free ports, in temporary folders. A test that kills or moves has one of
/// its own; a node that does not answer for two seconds is replaced.
/// </summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16_384;
    private const int Primaries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly List<RedisNode> _nodes;
    private readonly HashSet<RedisNode> _killed = [];

    private RedisCluster(List<RedisNode> nodes) => _nodes = nodes;

    /// <summary>In StackExchange.Redis' form, with all nodes; admin commands allowed.</summary>
    public string ConnectionString => string.Join(',', _nodes.Select(node => $"127.0.0.1:{node.Port}")) + ",abortConnect=false,allowAdmin=true";

    private IEnumerable<RedisNode> Alive => _nodes.Where(node => !_killed.Contains(node));

    /// <summary>Starts one. Dispose it.</summary>
    public static async Task<RedisCluster> StartAsync()
    {
        var nodes = new List<RedisNode>();
        var cluster = new RedisCluster(nodes);
        try
        {
            for (var i = 0; i < 2 * Primaries; i++) nodes.Add(await RedisNode.StartAsync());
            await cluster.JoinAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The slot of a key.</summary>
    public async Task<int> SlotAsync(string key) => int.Parse(await Alive.First().AskAsync("CLUSTER", "KEYSLOT", key), CultureInfo.InvariantCulture);

    /// <summary>Moves a slot with its keys to another primary, as resharding does, key by key.</summary>
    /// <param name="slot">Which.</param>
    /// <param name="step">Awaited before each key leaves.</param>
    public async Task MoveSlotAsync(int slot, Func<Task>? step = null)
    {
        var members = await MembersAsync();
        var source = members.Single(member => member.Owns(slot));
        var target = members.First(member => member is { IsPrimary: true, HasFailed: false } && member.Id != source.Id);
        var (from, to, number) = (Node(source), Node(target), Text(slot));
        await to.AskAsync("CLUSTER", "SETSLOT", number, "IMPORTING", source.Id);
        await from.AskAsync("CLUSTER", "SETSLOT", number, "MIGRATING", target.Id);
        while (await from.AskAsync("CLUSTER", "GETKEYSINSLOT", number, "1") is { Length: > 0 } key)
        {
            if (step is not null) await step();
            await from.AskAsync("MIGRATE", "127.0.0.1", Text(to.Port), key, "0", "5000");
        }

        await to.AskAsync("CLUSTER", "SETSLOT", number, "NODE", target.Id);
        await from.AskAsync("CLUSTER", "SETSLOT", number, "NODE", target.Id);
    }

    /// <summary>kill -9 of the primary that has a slot; returns once its replica has taken its place.</summary>
    public async Task FailOverAsync(int slot)
    {
        var killed = (await MembersAsync()).Single(member => member.Owns(slot));
        await Node(killed).KillAsync();
        _killed.Add(Node(killed));
        await AwaitAsync(async () => (await MembersAsync()).Any(member => member.Owns(slot) && member.Id != killed.Id) && await IsWholeAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    private async Task JoinAsync()
    {
        var share = Slots / Primaries;
        for (var i = 0; i < Primaries; i++)
        {
            var last = i == Primaries - 1 ? Slots - 1 : ((i + 1) * share) - 1;
            await _nodes[i].AskAsync("CLUSTER", "ADDSLOTSRANGE", Text(i * share), Text(last));
        }

        foreach (var node in _nodes.Skip(1)) await node.MeetAsync(_nodes[0]);
        await AwaitAsync(KnowEachOtherAsync);
        for (var i = 0; i < Primaries; i++) await _nodes[Primaries + i].AskAsync("CLUSTER", "REPLICATE", await _nodes[i].AskAsync("CLUSTER", "MYID"));
        await AwaitAsync(async () => await IsWholeAsync() && await HaveReplicasAsync());
    }

    private async Task<bool> KnowEachOtherAsync()
    {
        foreach (var node in _nodes)
        {
            if (ClusterMember.ParseAll(await node.AskAsync("CLUSTER", "NODES")).Length < _nodes.Count) return false;
        }

        return true;
    }

    private async Task<bool> IsWholeAsync()
    {
        foreach (var node in Alive)
        {
            if (!(await node.AskAsync("CLUSTER", "INFO")).Contains("cluster_state:ok", StringComparison.Ordinal)) return false;
        }

        return true;
    }

    private async Task<bool> HaveReplicasAsync()
    {
        foreach (var replica in _nodes.Skip(Primaries))
        {
            if (!(await replica.AskAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal)) return false;
        }

        return true;
    }

    private async Task<ClusterMember[]> MembersAsync() => ClusterMember.ParseAll(await Alive.First().AskAsync("CLUSTER", "NODES"));

    private RedisNode Node(ClusterMember member) => _nodes.Single(node => node.Port == member.Port);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task AwaitAsync(Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw new TimeoutException("The Redis Cluster has not come together.");
            await Task.Delay(50);
        }
    }
}
