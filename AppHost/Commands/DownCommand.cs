using System.CommandLine;
using AppHost.Local;

namespace AppHost.Commands;

/// <summary><c>down</c>: ends what runs, and returns when every process has ended.</summary>
internal static class DownCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create(Lazy<FeedHome> home)
    {
        var command = new Command("down", "Ends everything, and returns when every process has ended. Nothing running is no error.");
        command.SetAction((_, cancellationToken) => RunAsync(home.Value, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FeedHome home, CancellationToken cancellationToken)
    {
        var state = StateFile.Read(home.Paths.State);
        var ran = state is { AppHost.IsAlive: true };
        if (ran)
        {
            await EndAsync(home, state!, cancellationToken);
        }

        var killed = state is null ? 0 : await Leftovers.EndAsync(state);
        foreach (var server in CompilerServer.EndOurs())
        {
            await server.WaitAsync();
        }

        Console.WriteLine(ran || killed > 0 ? "Feed has ended; no process is left." : "Nothing is running.");
        return ExitCodes.Done;
    }

    private static async Task EndAsync(FeedHome home, StackState state, CancellationToken cancellationToken)
    {
        if (!Posix.Send(state.AppHost.Pid, Signal.Term) && state.AppHost.IsAlive)
        {
            throw new LocalStackException(
                $"AppHost (process {state.AppHost.Pid}) belongs to another user.", "Run './feed down' as the user who started it.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!await state.AppHost.WaitAsync(Patience))
        {
            await Console.Error.WriteLineAsync($"AppHost (process {state.AppHost.Pid}) did not end within {Patience.TotalSeconds:0} s; killing it.");
            Posix.Send(state.AppHost.Pid, Signal.Kill);
            await state.AppHost.WaitAsync();
        }

        if (state.Launcher is { } launcher)
        {
            await launcher.WaitAsync();
        }

        File.Delete(home.Paths.State);
    }
}
