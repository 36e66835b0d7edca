using AppHost.Resources;

namespace AppHost.Local;

/// <summary>An instance of a service beside the one that a stack keeps running. It is not started again when it ends, and does not outlive this process.</summary>
public sealed class FurtherInstance : IAsyncDisposable
{
    private readonly ManagedProcess _process;
    private readonly LogFile _log;

    private FurtherInstance(ManagedProcess process, LogFile log) => (_process, _log) = (process, log);

    /// <summary>Its process.</summary>
    public int Pid => _process.Pid;

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.Exited.IsCompleted;

    /// <summary>kill -9.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.KillAsync();
        await _process.DisposeAsync();
        await _log.DisposeAsync();
    }

    internal static async Task<FurtherInstance> StartAsync(Resource service, string logFile, CancellationToken cancellationToken)
    {
        var log = new LogFile(logFile);
        return new FurtherInstance(await ManagedProcess.StartAsync(await service.PrepareAsync(log, cancellationToken), log), log);
    }
}
