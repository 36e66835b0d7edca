using System.Runtime.InteropServices;
using AppHost.Local;

namespace AppHost.Commands;

/// <summary>Ctrl-C, TERM, a closed terminal, and the end of a <c>dotnet run</c> that waits for us: each asks for a clean end.</summary>
internal sealed class EndSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
    private static readonly TimeSpan ParentCheck = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _asked = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly ITimer? _parentWatch;
    private int _count;

    /// <summary>Listens until disposed.</summary>
    public EndSignals(TimeProvider time)
    {
        foreach (var signal in Signals)
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }

        if (DotnetRun.Find() is { } parent)
        {
            _parentWatch = time.CreateTimer(_ => EndWith(parent), state: null, ParentCheck, ParentCheck);
        }
    }

    /// <summary>Cancelled when somebody asks for the end.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>What to do when somebody asks again, and cannot wait.</summary>
    public Action? Again { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parentWatch?.Dispose();
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _asked.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true; // not the runtime's own way to end: the processes come first
        if (Interlocked.Increment(ref _count) == 1)
        {
            _asked.Cancel();
        }
        else if (context.Signal == PosixSignal.SIGINT)
        {
            Again?.Invoke();
        }
    }

    private void EndWith(ProcessIdentity parent)
    {
        if (!parent.IsAlive && Interlocked.Increment(ref _count) == 1)
        {
            _asked.Cancel();
        }
    }
}
