using System.CommandLine;
using AppHost.Local;

namespace AppHost.Commands;

/// <summary>The command line: one verb, one command. Without a verb it is <c>up</c>.</summary>
internal static class FeedCommandLine
{
    /// <summary>Runs a command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            var verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            await Console.Error.WriteLineAsync($"'./feed {verb}--help' shows what there is.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (LocalStackException exception)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Cause}\n{exception.Cure}");
            return ExitCodes.Failed;
        }
        finally
        {
            await Watchdog.EndAsync();
        }
    }

    internal static RootCommand Create()
    {
        var home = new Lazy<FeedHome>(FeedHome.Find);
        var root = new RootCommand("Feed on this machine: Postgres, Redis and the services, started, watched and ended together. Without a command: up.")
        {
            DownCommand.Create(home),
            StatusCommand.Create(home),
            LogsCommand.Create(home),
            RestartCommand.Create(home),
            DoctorCommand.Create(home),
            ToolCommand.Create(home),
        };
        UpCommand.AddTo(root, home);
        var up = new Command("up", "Starts everything and shows it until Ctrl-C.");
        UpCommand.AddTo(up, home);
        root.Add(up);
        return root;
    }
}
