using System.CommandLine;
using System.Diagnostics;
using AppHost.Local;

namespace AppHost.Commands;

/// <summary><c>restart NAME</c>: ends the process cleanly; the running AppHost starts it again, as after any end.</summary>
internal static class RestartCommand
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    public static Command Create(Lazy<FeedHome> home)
    {
        var name = ResourceName.Argument(ArgumentArity.ExactlyOne, "The resource to restart.");
        var command = new Command("restart", "Restarts one resource, and returns when it is healthy.") { name };
        command.SetAction((parsed, cancellationToken) => RunAsync(home.Value, parsed.GetValue(name)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FeedHome home, string name, CancellationToken cancellationToken)
    {
        if (home.Running is not { } state)
        {
            await Console.Error.WriteLineAsync("Feed is not running. './feed up' starts it.");
            return ExitCodes.NotRunning;
        }

        var status = state.Resources.FirstOrDefault(one => one.Name == name);
        if (status is null or { State: ResourceState.External })
        {
            await Console.Error.WriteLineAsync($"{name} is not run by this AppHost: restart it where it was started.");
            return ExitCodes.Failed;
        }

        if (status.Pid is { } pid && ProcessIdentity.Of(pid) is { } process)
        {
            await EndAsync(name, process);
        }

        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartPatience && home.Running is { } now)
        {
            if (now.Resources.First(one => one.Name == name) is { State: ResourceState.Healthy } healthy && healthy.Pid != status.Pid)
            {
                Console.WriteLine($"{name} is healthy again after {waited.Elapsed.TotalSeconds:0.0} s, pid {healthy.Pid}.");
                return ExitCodes.Done;
            }

            await Task.Delay(50, cancellationToken);
        }

        await Console.Error.WriteLineAsync($"{name} is not healthy after {StartPatience.TotalSeconds:0} s. './feed logs {name}' says why.");
        return ExitCodes.Failed;
    }

    private static async Task EndAsync(string name, ProcessIdentity process)
    {
        Posix.Send(process.Pid, name == "postgres" ? Signal.Int : Signal.Term);
        if (!await process.WaitAsync(StopPatience))
        {
            Posix.Send(process.Pid, Signal.Kill);
            await process.WaitAsync();
        }
    }
}
