using AppHost.Local;

namespace AppHost.Tests.Engine;

/// <summary>A resource whose process is a shell script, healthy as long as it runs unless told otherwise.</summary>
internal sealed class ScriptedResource(string script, Func<bool>? healthy = null) : Resource("scripted")
{
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public Func<string?>? Repair { get; init; }

    public override IReadOnlyList<string> Urls => [];

    public override Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken) => Task.FromResult(new ProcessSpec
    {
        FileName = "/bin/sh",
        Arguments = ["-c", script],
        StopTimeout = StopTimeout,
    });

    public override Task<bool> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(healthy?.Invoke() ?? true);

    public override Task<string?> RepairAsync(LogFile log, CancellationToken cancellationToken) => Task.FromResult(Repair?.Invoke());
}
