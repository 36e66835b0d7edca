using System.Globalization;
using Feed.Changes;
using Spectre.Console;

namespace Feed.DeadLetters;

/// <summary><c>dead-letters list</c>.</summary>
internal sealed class ListAction(Session session, Terminal terminal)
{
    public async Task<int> RunAsync(LetterFilter filter, bool json, int most, CancellationToken cancellationToken)
    {
        var (table, count) = (Table(), 0L);
        await foreach (var letter in session.ListAsync(filter, cancellationToken))
        {
            count++;
            if (json) await terminal.Out.WriteLineAsync(LetterText.Json(letter, isIndented: false));
            else if (count <= most) table.AddRow(Row(letter));
        }

        if (json) return ExitCodes.Done;
        if (count > 0) Console().Write(table);
        await terminal.Out.WriteLineAsync(
            count == 0 ? "No dead letters." : count > most ? $"{most} of {count} dead letters" : count == 1 ? "1 dead letter" : $"{count} dead letters");
        return ExitCodes.Done;
    }

    private static Table Table() => new Table().SimpleBorder().AddColumns("id", "group", "table", "op", "row", "attempts", "failed at (UTC)", "error");

    private static Markup[] Row(StoredLetter letter) =>
    [
        .. new[]
        {
            letter.Id, letter.Group, letter.Table, LetterText.Op(letter), LetterText.Row(letter), letter.Attempts.ToString(CultureInfo.InvariantCulture),
            letter.FailedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), LetterText.FirstLine(letter.Error),
        }.Select(text => new Markup(Markup.Escape(text))),
    ];

    private IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out) });
        // Without a terminal there is no width to keep to, and lines are for other programs.
        if (terminal.In is null) console.Profile.Width = 1_000;
        return console;
    }
}
