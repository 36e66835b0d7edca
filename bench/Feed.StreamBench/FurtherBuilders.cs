using AppHost.Local;

namespace Feed.StreamBench;

/// <summary>FeedBuilders beside the stack's own: they share the partitions.</summary>
internal sealed class FurtherBuilders(LocalStack stack) : IAsyncDisposable
{
    private const string Name = "feed-builder";
    private readonly List<FurtherInstance> _instances = [];

    /// <summary>The stack's own and all others.</summary>
    public int[] Pids => [stack.PidOf(Name) ?? throw new InvalidOperationException($"{Name} does not run."), .. _instances.Select(one => one.Pid)];

    /// <summary>Makes it so many in all; there are never fewer than before.</summary>
    public async Task StartAsync(int count, CancellationToken cancellationToken)
    {
        while (Pids.Length < count) _instances.Add(await stack.StartBesideAsync(Name, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _instances) await one.DisposeAsync();
    }
}
