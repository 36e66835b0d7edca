namespace AppHost.Local;

/// <summary>
/// Asks a process for its health until it ends: often until the first health, so that a start takes no longer than it must, then
/// seldom, so that an idle stack is idle.
/// </summary>
internal sealed class HealthWatch(Resource resource, ManagedProcess process, TimeProvider time)
{
    private static readonly TimeSpan AtFirst = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WhileHealthy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileUnhealthy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    private bool _prepared;

    /// <summary>Returns when the process has ended, or on cancellation.</summary>
    /// <param name="observe">Told of every change: healthy or not. Not told while it is starting.</param>
    /// <param name="stopping">Ends the watch.</param>
    /// <exception cref="LocalStackException">It answers, but cannot be used.</exception>
    public async Task RunAsync(Action<bool> observe, CancellationToken stopping)
    {
        bool? known = null;
        while (!process.Exited.IsCompleted && !stopping.IsCancellationRequested)
        {
            var healthy = await IsHealthyAsync(stopping);
            if (!process.Exited.IsCompleted && !stopping.IsCancellationRequested && healthy != (known ?? false))
            {
                known = healthy;
                observe(healthy);
            }

            var pause = known switch { null => WhileStarting(process.Age), true => WhileHealthy, false => WhileUnhealthy };
            await Task.WhenAny(process.Exited, Task.Delay(pause, time, stopping));
        }
    }

    /// <summary>Every tenth of a second at first; what takes long is asked less often.</summary>
    internal static TimeSpan WhileStarting(TimeSpan age) =>
        TimeSpan.FromTicks(Math.Clamp(age.Ticks / 20, AtFirst.Ticks, WhileUnhealthy.Ticks));

    private async Task<bool> IsHealthyAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(AnswerTimeout);
        try
        {
            if (!await resource.ProbeAsync(limit.Token))
            {
                return false;
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (!_prepared)
        {
            await resource.OnHealthyAsync(stopping);
            _prepared = true;
        }

        return true;
    }
}
