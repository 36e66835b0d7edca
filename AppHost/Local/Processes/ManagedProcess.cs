using System.Diagnostics;

namespace AppHost.Local;

/// <summary>A process that this one started and answers for.</summary>
internal sealed class ManagedProcess : IAsyncDisposable
{
    private readonly ProcessSpec _spec;
    private readonly Process _process;
    private readonly Task _output;
    private readonly Stopwatch _age = Stopwatch.StartNew();

    private ManagedProcess(ProcessSpec spec, Process process, LogFile log)
    {
        _spec = spec;
        _process = process;
        Pid = process.Id;
        process.StandardInput.Close();
        _output = Task.WhenAll(log.CopyFromAsync(process.StandardOutput.BaseStream), log.CopyFromAsync(process.StandardError.BaseStream));
        Exited = WaitAsync();
    }

    /// <summary>The pid of the program itself.</summary>
    public int Pid { get; }

    /// <summary>How long ago it was started.</summary>
    public TimeSpan Age => _age.Elapsed;

    /// <summary>Completes with the exit code; 128 and the number of the signal that ended it.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts a program; its output goes to the log.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be executed.</exception>
    public static async Task<ManagedProcess> StartAsync(ProcessSpec spec, LogFile log)
    {
        var words = CommandLine.For(spec);
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = spec.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[Watchdog.MarkerName] = Watchdog.Marker;
        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        var process = await LastingThread.RunAsync(() => Process.Start(start)!);
        Watchdog.Add(process.Id, spec.OrphanSignal);
        await ProcessPriority.SetAsync(process, spec.Priority);
        return new ManagedProcess(spec, process, log);
    }

    /// <summary>Asks for a clean end, forces it when that takes too long, and returns when the process has ended.</summary>
    public async Task StopAsync()
    {
        if (!Exited.IsCompleted)
        {
            Posix.Send(Pid, _spec.StopSignal);
            if (await Task.WhenAny(Exited, Task.Delay(_spec.StopTimeout)) != Exited)
            {
                await KillAsync();
            }
        }

        await Exited;
    }

    /// <summary>Ends the process and its children at once, as a crash would, and returns when they have ended.</summary>
    public async Task KillAsync()
    {
        // Children first learn of it by themselves; those that are slow to notice would hold ports and memory.
        var children = ProcessTable.ChildrenOf(Pid);
        Posix.Send(Pid, Signal.Kill);
        foreach (var child in children)
        {
            Posix.Send(child.Pid, Signal.Kill);
        }

        await Exited;
        foreach (var child in children)
        {
            await child.WaitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        // A grandchild may still hold the pipe: its output is not worth waiting for.
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromSeconds(1)));
        _process.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        Watchdog.Remove(Pid);
        return _process.ExitCode;
    }
}
