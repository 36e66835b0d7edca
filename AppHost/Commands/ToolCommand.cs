using System.CommandLine;
using System.Diagnostics;
using AppHost.Local;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary>
/// Runs a program of the repository (<c>bench/Feed.Load</c>) with the connection strings of the running stack, as <c>./feed load</c> and
/// <c>./feed verify</c> do.
/// </summary>
internal static class ToolCommand
{
    public static Command Create(Lazy<FeedHome> home)
    {
        var project = new Argument<string>("PROJECT") { Description = "Folder of the program." };
        var words = new Argument<string[]>("ARGUMENTS") { Description = "Its arguments, after --.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("tool", "Runs a program of the repository against the running stack.") { project, words };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(home.Value, parsed.GetRequiredValue(project), parsed.GetValue(words) ?? [], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FeedHome home, string project, string[] words, CancellationToken cancellationToken)
    {
        var state = home.Running;
        // Help and usage errors need no stack; neither does a program that is told of another one.
        if (state is null && !words.Any(word => word is "--help" or "-h" or "-?") && CallerSettings.Value(GivenPostgres.Variable) is null)
        {
            await Console.Error.WriteLineAsync("Feed is not running. './feed up' starts it.");
            return ExitCodes.NotRunning;
        }

        var program = ServiceBuild.Find().ProgramOf(project);
        var start = new ProcessStartInfo(program[0], program.Skip(1).Concat(words)) { UseShellExecute = false };
        start.Environment["DOTNET_ROOT"] = ServiceBuild.DotnetRoot;
        foreach (var (name, value) in ToolEnvironment.Read(home, state))
        {
            start.Environment[name] = value;
        }

        using var signals = new EndSignals(TimeProvider.System);
        using var process = await LastingThread.RunAsync(() => Process.Start(start)!);
        Watchdog.Add(process.Id, Signal.Term);
        await using var forwarded = signals.Asked.Register(() => Posix.Send(process.Id, Signal.Term));
        await process.WaitForExitAsync(cancellationToken);
        Watchdog.Remove(process.Id);
        return process.ExitCode;
    }
}
