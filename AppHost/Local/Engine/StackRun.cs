using AppHost.Resources;

namespace AppHost.Local;

/// <summary>The runners of one stack, started in the order of their dependencies and ended in the reverse.</summary>
internal sealed class StackRun : IAsyncDisposable
{
    private readonly Dictionary<string, IResourceRunner> _runners = [];
    private readonly Dictionary<string, (CancellationTokenSource Stop, Task Task)> _tasks = [];
    private readonly List<LogFile> _logs = [];
    private readonly StackJournal _journal;

    private StackRun(StackJournal journal) => _journal = journal;

    /// <summary>Every resource, as it is now.</summary>
    public IReadOnlyList<ResourceStatus> Statuses => [.. _runners.Values.Select(runner => runner.Status)];

    /// <summary>Starts everything; returns at once.</summary>
    public static StackRun Start(StackFiles files, StackPlan plan, Action<ResourceStatus>? observe)
    {
        var journal = new StackJournal(files.Paths, plan);
        var run = new StackRun(journal);
        foreach (var runner in plan.Runners(Changed, run.OpenLog(files.Paths)))
        {
            run._runners.Add(runner.Status.Name, runner);
        }

        journal.Begin(run.Statuses);
        foreach (var name in StartOrder.Of(run._runners.ToDictionary(one => one.Key, one => one.Value.DependsOn)))
        {
            run.Start(name);
        }

        return run;

        void Changed(ResourceStatus status)
        {
            journal.Record(status);
            observe?.Invoke(status);
        }
    }

    /// <summary>One resource.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public IResourceRunner Of(string name) =>
        _runners.TryGetValue(name, out var runner) ? runner : throw new ArgumentException($"There is no resource '{name}'.", nameof(name));

    /// <summary>Says in the state file that the start is over.</summary>
    public void MarkReady() => _journal.MarkReady();

    /// <summary>Returns when everything has been healthy once.</summary>
    public async Task FirstHealthyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waiting = _runners.Values.Select(runner => runner.FirstHealthy).ToList();
        try
        {
            while (waiting.Count > 0)
            {
                var first = await Task.WhenAny(waiting).WaitAsync(timeout, cancellationToken);
                await first;
                waiting.Remove(first);
            }
        }
        catch (TimeoutException)
        {
            var late = Statuses.Where(status => status.State is not (ResourceState.Healthy or ResourceState.External)).ToList();
            throw new LocalStackException(
                $"Not healthy after {timeout.TotalSeconds:0} s: {string.Join(", ", late.Select(status => $"{status.Name} ({status.State.ToString().ToLowerInvariant()})"))}.",
                "Their logs say why:\n" + string.Join('\n', late.Select(status => status.Log)));
        }
    }

    /// <summary>Returns when a resource, or everything, is healthy.</summary>
    public async Task WaitHealthyAsync(string? name, CancellationToken cancellationToken)
    {
        var runners = name is null ? [.. _runners.Values] : new[] { Of(name) };
        while (!runners.All(runner => runner.Status.State is ResourceState.Healthy or ResourceState.External))
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>kill -9 of everything.</summary>
    public async Task KillAllAsync()
    {
        foreach (var (stop, _) in _tasks.Values)
        {
            await stop.CancelAsync();
        }

        await Task.WhenAll(_runners.Values.OfType<Supervisor>().Select(runner => runner.KillAsync()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var stopping = new Dictionary<string, Task>();
        foreach (var name in StartOrder.Of(_runners.ToDictionary(one => one.Key, one => one.Value.DependsOn)).Reverse())
        {
            var dependents = _runners.Where(one => one.Value.DependsOn.Contains(name)).Select(one => stopping[one.Key]);
            stopping[name] = StopAsync(name, Task.WhenAll(dependents));
        }

        await Task.WhenAll(stopping.Values);
        foreach (var log in _logs)
        {
            await log.DisposeAsync();
        }

        _journal.End();
    }

    private void Start(string name)
    {
        var runner = _runners[name];
        var ready = Task.WhenAll(runner.DependsOn.Select(other => _runners[other].FirstHealthy));
        var stop = new CancellationTokenSource();
        _tasks.Add(name, (stop, Task.Run(() => runner.RunAsync(ready, stop.Token), CancellationToken.None)));
    }

    private async Task StopAsync(string name, Task dependents)
    {
        await dependents;
        var (stop, task) = _tasks[name];
        await stop.CancelAsync();
        await task;
        stop.Dispose();
    }

    private Func<string, LogFile> OpenLog(StackPaths paths) => name =>
    {
        var log = new LogFile(Path.Combine(paths.Logs, name + ".log"));
        _logs.Add(log);
        return log;
    };
}
