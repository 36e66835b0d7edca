using System.Diagnostics;

namespace AppHost.Local;

/// <summary>Keeps one resource running: starts it, watches it, and starts it again when it ends.</summary>
internal sealed class Supervisor(Resource resource, LogFile log, Action<ResourceStatus> changed, TimeProvider time) : IResourceRunner
{
    /// <summary>So many ends before it ever was healthy are no accident.</summary>
    private const int AttemptsAtFirst = 3;

    private readonly Backoff _backoff = new();
    private readonly TaskCompletionSource _firstHealthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ManagedProcess? _process;
    private int _ends;
    private string? _repaired;

    /// <inheritdoc/>
    public ResourceStatus Status { get; private set; } = new(resource.Name, ResourceState.Waiting, null, resource.Urls) { Log = log.Path };

    /// <inheritdoc/>
    public IReadOnlyList<string> DependsOn => resource.DependsOn;

    /// <inheritdoc/>
    public Task FirstHealthy => _firstHealthy.Task;

    /// <inheritdoc/>
    public async Task RunAsync(Task ready, CancellationToken stopping)
    {
        try
        {
            await ready.WaitAsync(stopping);
            while (true)
            {
                var delay = await RunOnceAsync(stopping);
                stopping.ThrowIfCancellationRequested();
                await Task.Delay(delay, time, stopping);
                Set(Status with { Restarts = Status.Restarts + 1 });
            }
        }
        catch (OperationCanceledException)
        {
            _firstHealthy.TrySetCanceled(stopping);
            Set(Status with { State = ResourceState.Stopped, Pid = null });
        }
        catch (LocalStackException exception)
        {
            // What it waits for cannot be started: that one has said why.
            _firstHealthy.TrySetException(exception);
        }
    }

    /// <inheritdoc/>
    public Task KillAsync() => EndAsync(process => process.KillAsync());

    /// <inheritdoc/>
    public Task RecycleAsync() => EndAsync(process => process.StopAsync());

    private async Task EndAsync(Func<ManagedProcess, Task> end)
    {
        if (_process is not { } process)
        {
            return;
        }

        await end(process);
        while (_process == process)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>One life, from preparation to end.</summary>
    /// <returns>How long to wait before the next.</returns>
    private async Task<TimeSpan> RunOnceAsync(CancellationToken stopping)
    {
        var healthyFor = new Stopwatch();
        try
        {
            Set(Status with { State = ResourceState.Starting, Pid = null });
            await using var process = await StartAsync(stopping);
            await new HealthWatch(resource, process, time).RunAsync(Observe(process, healthyFor), stopping);
            if (!stopping.IsCancellationRequested)
            {
                return await EndedAsync(await process.Exited, healthyFor, stopping);
            }

            Set(Status with { State = ResourceState.Stopping });
            return TimeSpan.Zero;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await FailedAsync(exception);
            return _backoff.After(TimeSpan.Zero);
        }
        finally
        {
            _process = null;
        }
    }

    private async Task<ManagedProcess> StartAsync(CancellationToken stopping)
    {
        var spec = await resource.PrepareAsync(log, stopping);
        var process = await ManagedProcess.StartAsync(spec, log);
        await log.WriteLineAsync($"--- {resource.Name} started at {time.GetUtcNow():u}, pid {process.Pid}");
        _process = process;
        Set(Status with { Pid = process.Pid });
        return process;
    }

    private Action<bool> Observe(ManagedProcess process, Stopwatch healthyFor) => healthy =>
    {
        var state = healthy ? ResourceState.Healthy : ResourceState.Unhealthy;
        if (healthy)
        {
            healthyFor.Start();
            Set(Status with
            {
                State = state, Pid = resource.WorkingPid(process.Pid), Detail = _repaired, StartSeconds = Status.StartSeconds ?? process.Age.TotalSeconds,
            });
            _firstHealthy.TrySetResult();
        }
        else
        {
            healthyFor.Reset();
            Set(Status with { State = state, Detail = "Its health check fails." });
        }
    };

    private async Task<TimeSpan> EndedAsync(int code, Stopwatch healthyFor, CancellationToken stopping)
    {
        var end = $"ended with {ExitCode.Describe(code)}";
        Set(Status with { State = ResourceState.Restarting, Pid = null, Detail = $"It {end}." });
        _process = null;
        await log.WriteLineAsync($"--- {resource.Name} {end} at {time.GetUtcNow():u}");
        if (!healthyFor.IsRunning && await resource.RepairAsync(log, stopping) is { } repaired)
        {
            _repaired = repaired; // told for as long as it runs
            await log.WriteLineAsync($"--- {repaired}");
            Set(Status with { Detail = repaired });
            return TimeSpan.Zero;
        }

        var delay = _backoff.After(healthyFor.Elapsed);
        Set(Status with { State = ResourceState.Restarting, Pid = null, Detail = $"It {end}; started again after {delay.TotalSeconds:0.##} s." });
        if (++_ends >= AttemptsAtFirst && !_firstHealthy.Task.IsCompleted)
        {
            await GiveUpAsync($"{resource.Name} {end}, {_ends} times.", resource.Name + " cannot start. The end of its log:\n" + log.Tail(12));
        }

        return delay;
    }

    private async Task FailedAsync(Exception exception)
    {
        Set(Status with { State = ResourceState.Failed, Pid = null, Detail = exception.Message });
        await log.WriteLineAsync($"--- {resource.Name} cannot start: {exception.Message}");
        _firstHealthy.TrySetException(exception as LocalStackException ?? new LocalStackException(
            $"{resource.Name} cannot start: {exception.Message}", $"Its log is {log.Path}."));
    }

    private Task GiveUpAsync(string cause, string cure) => FailedAsync(new LocalStackException(cause, cure));

    private void Set(ResourceStatus status)
    {
        if (status != Status)
        {
            Status = status;
            changed(status);
        }
    }
}
