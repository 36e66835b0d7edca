using System.Diagnostics;
using AppHost.Local;

namespace Feed.StreamBench;

/// <summary>FeedBuilders beside the stack's own, started as that is: they share the partitions.</summary>
internal sealed class FurtherBuilders(LocalStack stack) : IAsyncDisposable
{
    private const string Name = "feed-builder";
    private readonly List<Process> _processes = [];

    /// <summary>The stack's own and all others.</summary>
    public int[] Pids => [stack.PidOf(Name) ?? throw new InvalidOperationException($"{Name} does not run."), .. _processes.Select(process => process.Id)];

    /// <summary>Makes it so many in all; there are never fewer than before.</summary>
    public void Start(int count)
    {
        while (Pids.Length < count) _processes.Add(StartOne());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private Process StartOne()
    {
        var own = FormattableString.Invariant($"/proc/{Pids[0]}");
        string[] words = File.ReadAllText($"{own}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = new DirectoryInfo($"{own}/cwd").ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in stack.EnvironmentOf(Name)) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
