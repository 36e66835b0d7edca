using System.Diagnostics;
using AppHost.Local;
using AppHost.Output;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary><c>up --detach</c>: another process of this program runs the stack; this one returns once it is healthy.</summary>
internal static class DetachedStart
{
    // A session of its own, and none of the caller's files: a script that reads our output must not wait for a stack to end.
    private const string Script = "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; out=$1; err=$2; shift 2; exec \"$@\" </dev/null >>\"$out\" 2>\"$err\"";

    /// <summary>Set for the process that stays: its output is a log.</summary>
    private const string DetachedVariable = "FEED_DETACHED";

    /// <summary>Whether this is the process that stays.</summary>
    public static bool IsThis => Environment.GetEnvironmentVariable(DetachedVariable) == "1";

    public static async Task<int> RunAsync(FeedHome home, UpRequest request, CancellationToken cancellationToken)
    {
        using var signals = new EndSignals(TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(signals.Asked, cancellationToken);
        Directory.CreateDirectory(home.Paths.Logs);
        var log = Path.Combine(home.Paths.Logs, "apphost.log");
        var errors = Path.Combine(home.Paths.Logs, "apphost.err");
        var clock = Stopwatch.StartNew();
        using var process = await LastingThread.RunAsync(() => Process.Start(Start(request, log, errors))!);
        try
        {
            var state = await FollowAsync(home, process, end.Token);
            if (state is null)
            {
                await Console.Error.WriteAsync(await File.ReadAllTextAsync(errors, CancellationToken.None));
                return process.ExitCode == ExitCodes.Done ? ExitCodes.Failed : process.ExitCode;
            }

            Screen.Ready(state, home, clock.Elapsed);
            await ExceptedService.ShowAsync(home, request.Except);
            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            Posix.Send(process.Id, Signal.Term);
            await process.WaitForExitAsync(CancellationToken.None);
            Screen.Line("Ended.");
            return ExitCodes.Failed;
        }
    }

    private static ProcessStartInfo Start(UpRequest request, string log, string errors)
    {
        string[] shell = ["/bin/sh", "-c", Script, "sh", log, errors, .. OwnProgram(), .. request.ToArguments()];
        string[] words = Programs.Find("setsid") is { } setSid ? [setSid, .. shell] : shell;
        File.Delete(log);
        return new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            Environment = { ["DOTNET_ROOT"] = ServiceBuild.DotnetRoot, [DetachedVariable] = "1", [Watchdog.MarkerName] = null },
        };
    }

    private static string[] OwnProgram()
    {
        var dll = typeof(DetachedStart).Assembly.Location;
        var program = Path.ChangeExtension(dll, null);
        return File.Exists(program) ? [program] : [Path.Combine(ServiceBuild.DotnetRoot, "dotnet"), dll];
    }

    /// <summary>Shows the start as the state file tells it.</summary>
    /// <returns>The state once ready; null when the process ended instead.</returns>
    private static async Task<StackState?> FollowAsync(FeedHome home, Process process, CancellationToken cancellationToken)
    {
        var view = Screen.Startup();
        var following = PollAsync(home, process, view, cancellationToken);
        await view.ShowAsync(following);
        return await following;
    }

    private static async Task<StackState?> PollAsync(FeedHome home, Process process, StartupView view, CancellationToken cancellationToken)
    {
        while (!process.HasExited)
        {
            if (StateFile.Read(home.Paths.State) is { } state && state.AppHost.Pid == process.Id)
            {
                foreach (var status in state.Resources)
                {
                    view.Observe(status);
                }

                if (state.Ready)
                {
                    return state;
                }
            }

            await Task.Delay(50, cancellationToken);
        }

        return null;
    }
}
