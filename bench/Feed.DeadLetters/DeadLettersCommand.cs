using System.CommandLine;

namespace Feed.DeadLetters;

/// <summary>The command line of <c>./feed dead-letters</c>.</summary>
internal static class DeadLettersCommand
{
    public static async Task<int> InvokeAsync(string[] args, LetterPlaces places, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Create(places, terminal).Parse(args);
        foreach (var error in parsed.Errors) await terminal.Error.WriteLineAsync(error.Message);
        if (parsed.Errors.Count > 0) return ExitCodes.Usage;
        var output = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error };
        return await parsed.InvokeAsync(output, cancellationToken);
    }

    private static RootCommand Create(LetterPlaces places, Terminal terminal) =>
        new("Shows changes that a consumer could not handle, puts them back, or drops them.")
        {
            List(places, terminal), Show(places, terminal), Replay(places, terminal), Drop(places, terminal),
        };

    private static Command List(LetterPlaces places, Terminal terminal)
    {
        var selection = new Selection();
        var json = new Option<bool>("--json") { Description = "A whole letter a line, as JSON." };
        var most = new Option<int>("--limit") { Description = "Show at most so many; the JSON has all.", DefaultValueFactory = _ => 50 };
        var command = selection.Narrowing(new Command("list", "Lists dead letters, oldest first; with --json exports them.") { json, most });
        command.SetAction((parsed, token) => Session.RunAsync(places, terminal, session =>
            new ListAction(session, terminal).RunAsync(selection.Of(parsed), parsed.GetValue(json), parsed.GetValue(most), token)));
        return command;
    }

    private static Command Show(LetterPlaces places, Terminal terminal)
    {
        var selection = new Selection();
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var command = selection.Choosing(new Command("show", "Shows all of a dead letter: the change, the error, attempts and when.") { json });
        command.SetAction((parsed, token) => Session.RunAsync(places, terminal, session =>
            new ShowAction(session, terminal).RunAsync(selection.Of(parsed), parsed.GetValue(json), token)));
        return command;
    }

    private static Command Replay(LetterPlaces places, Terminal terminal)
    {
        var selection = new Selection();
        var wait = new Option<int?>("--wait")
        {
            Description = "Wait at most so many seconds until they are applied, or dead letters again (exit code 1).",
        };
        var command = selection.Choosing(new Command("replay", "Puts dead letters back: the group's worker tries them again.") { wait });
        command.SetAction((parsed, token) => Session.RunAsync(places, terminal, session =>
            new ReplayAction(session, terminal).RunAsync(selection.Of(parsed), parsed.GetValue(wait), token)));
        return command;
    }

    private static Command Drop(LetterPlaces places, Terminal terminal)
    {
        var selection = new Selection();
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var command = selection.Choosing(new Command("drop", "Forgets dead letters. What they change stays as it is.") { yes });
        command.SetAction((parsed, token) => Session.RunAsync(places, terminal, session =>
            new DropAction(session, terminal).RunAsync(selection.Of(parsed), parsed.GetValue(yes), token)));
        return command;
    }
}
