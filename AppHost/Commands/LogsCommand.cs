using System.CommandLine;
using AppHost.Output;
using AppHost.Resources;

namespace AppHost.Commands;

/// <summary><c>logs [NAME] [-f]</c>: the captured output, of one resource or of all.</summary>
internal static class LogsCommand
{
    public static Command Create(Lazy<FeedHome> home)
    {
        var name = new Argument<string?>("NAME") { Description = "A resource, or apphost; all without.", Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. StackProfile.AllNames, "apphost"]);
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what is written from now." };
        var lines = new Option<int>("--lines", "-n") { Description = "How many of the last lines.", DefaultValueFactory = _ => 100 };
        var command = new Command("logs", "Shows logs; those of the last run when nothing runs.") { name, follow, lines };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(home.Value, parsed.GetValue(name), parsed.GetValue(follow), parsed.GetValue(lines), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FeedHome home, string? name, bool follow, int lines, CancellationToken cancellationToken)
    {
        var tails = Files(home, name).Select(path => new LogTail(path, prefix: name is null)).ToList();
        if (tails.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There is no log yet in {home.Paths.Logs}. './feed up' starts Feed.");
            return ExitCodes.NotRunning;
        }

        foreach (var tail in tails)
        {
            tail.PrintLast(lines);
        }

        using var signals = new EndSignals(TimeProvider.System);
        while (follow && !signals.Asked.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            foreach (var tail in tails)
            {
                tail.PrintNew();
            }

            await Task.WhenAny(Task.Delay(200, signals.Asked));
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<string> Files(FeedHome home, string? name)
    {
        IEnumerable<string> names = name is null ? StackProfile.AllNames : [name];
        return names.Select(one => Path.Combine(home.Paths.Logs, one + ".log")).Where(File.Exists);
    }
}
