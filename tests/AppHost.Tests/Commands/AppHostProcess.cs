using System.Diagnostics;
using AppHost.Local;
using AppHost.Resources;
using Feed.Testing;

namespace AppHost.Tests.Commands;

/// <summary>The real program, as <c>./feed</c> starts it, in a folder of its own.</summary>
internal sealed class AppHostProcess : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Home => Path.Combine(_folder.Path, "home");

    public string StatePath => Path.Combine(Home, "state.json");

    /// <summary>
    /// Everything that was started from here and still runs: programs inherit the variable that names the folder; Postgres' own processes
    /// write over theirs, and work in the folder.
    /// </summary>
    public IReadOnlyList<int> Running => [.. ProcessTable.All().Select(row => row.Identity.Pid).Where(IsOurs)];

    /// <summary>Starts it and leaves it running.</summary>
    public Process Start(params string[] words) => Start(words, []);

    /// <summary>The same, with variables.</summary>
    public Process Start(string[] words, params (string Name, string Value)[] environment)
    {
        var program = ServiceBuild.Find().ProgramOf("AppHost");
        var start = new ProcessStartInfo(program[0], program.Skip(1).Concat(words))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["FEED_HOME"] = Home, ["DOTNET_ROOT"] = ServiceBuild.DotnetRoot },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        using var process = Start(words);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience.Long);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Returns once the stack is healthy.</summary>
    public async Task<StackState> ReadyAsync(Process process)
    {
        StackState? state = null;
        await Patience.UntilAsync(() =>
        {
            Assert.False(process.HasExited, "AppHost ended.");
            return (state = StateFile.ReadRunning(StatePath)) is { Ready: true };
        });
        return state!;
    }

    /// <summary>Returns once nothing is left.</summary>
    public Task NothingLeftAsync() => Patience.UntilAsync(() => Running.Count == 0);

    public void Dispose()
    {
        foreach (var pid in Running)
        {
            Posix.Send(pid, Signal.Kill);
        }

        ServerFolder.Delete(Path.Combine(Home, "postgres"));
        _folder.Dispose();
    }

    private bool IsOurs(int pid)
    {
        try
        {
            return pid != Environment.ProcessId
                && (File.ReadAllText($"/proc/{pid}/environ").Contains($"FEED_HOME={Home}", StringComparison.Ordinal)
                    || new DirectoryInfo($"/proc/{pid}/cwd").LinkTarget?.StartsWith(Home, StringComparison.Ordinal) == true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // ended, or another user's
        }
    }
}
