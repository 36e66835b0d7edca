namespace AppHost.Local;

/// <summary>One resource run by hand, without the engine's restarts: what tests need that kill and restart it themselves.</summary>
internal sealed class ServerProcess(Resource resource, string logPath) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly LogFile _log = new(logPath);
    private ManagedProcess? _process;

    /// <summary>Starts it and returns once it answers.</summary>
    /// <exception cref="LocalStackException">It ended, or did not answer in time.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await TryStartAsync(cancellationToken))
        {
            return;
        }

        var code = await _process!.Exited;
        await StopAsync();
        if (await resource.RepairAsync(_log, cancellationToken) is null || !await TryStartAsync(cancellationToken))
        {
            throw Failed($"{resource.Name} ended with {ExitCode.Describe(code)}.");
        }
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellationToken)
    {
        var spec = await resource.PrepareAsync(_log, cancellationToken);
        _process = await ManagedProcess.StartAsync(spec, _log);
        while (!await resource.ProbeAsync(cancellationToken))
        {
            if (_process.Exited.IsCompleted)
            {
                return false;
            }

            if (_process.Age > Patience)
            {
                throw Failed($"{resource.Name} did not answer within {Patience.TotalSeconds} s.");
            }

            await Task.Delay(20, cancellationToken);
        }

        return true;
    }

    private LocalStackException Failed(string cause) => new(cause, $"Its messages are in {logPath}:\n{_log.Tail(8)}");

    /// <summary>kill -9; its data stays.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            await process.KillAsync();
            await process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>A clean end.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.DisposeAsync();
            _process = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _log.DisposeAsync();
    }
}
