using System.Collections.Concurrent;
using AppHost.Local;

namespace AppHost.Output;

/// <summary>Shows how a stack starts, and later what becomes of its resources.</summary>
internal abstract class StartupView
{
    private readonly ConcurrentDictionary<string, ResourceStatus> _last = [];
    private volatile bool _quiet;

    /// <summary>Takes in a change; from any thread.</summary>
    public void Observe(ResourceStatus status)
    {
        var known = _last.TryGetValue(status.Name, out var last);
        _last[status.Name] = status;
        if (!_quiet && (!known || last!.State != status.State || last.Detail != status.Detail))
        {
            Changed(status);
        }
    }

    /// <summary>Shows nothing more.</summary>
    public void Quiet() => _quiet = true;

    /// <summary>Shows the start until it is over, well or not.</summary>
    public abstract Task ShowAsync(Task start);

    /// <summary>Shows one change.</summary>
    protected abstract void Changed(ResourceStatus status);

    /// <summary>Every resource known.</summary>
    protected IReadOnlyCollection<ResourceStatus> Known => [.. _last.Values];

    /// <summary>Waits without failing: whoever started it handles its failure.</summary>
    protected static async Task WaitAsync(Task start) => await Task.WhenAny(start);
}
