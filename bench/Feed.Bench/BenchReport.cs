using System.Globalization;
using Spectre.Console;

namespace Feed.Bench;

/// <summary>Goal, figure, ratio.</summary>
internal static class BenchReport
{
    // Issue 5: ≥ 0.9 of a raw client in the same run, ≤ 25 bytes an entry.
    private const double RatioGoal = 0.9;
    private const double BytesGoal = 25;

    /// <summary>Prints the designs, the raw client first and the platform's second, and the reads of Postgres when they were measured.</summary>
    public static void Print(IReadOnlyList<DesignResult> results, double? pulls, BenchOptions options)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        var (raw, own) = (results[0], results[1]);
        console.Write(Table(Text($"push into full feeds ({options.Feeds:N0} of this platform's)"), "deliveries/s", results, result => result.Push, raw.Push));
        console.Write(Table("read the first 50 entries", "pages/s", results, result => result.Read, raw.Read));
        if (pulls is { } perSecond)
            console.WriteLine(Text($"pull only, SQL in Postgres: {perSecond:N0} pages/s, {perSecond / own.Read.PerSecond:0.000} of this platform's; pushes nothing"));
        console.WriteLine(Goal("of the raw client's deliveries/s", own.Push.PerSecond / raw.Push.PerSecond, RatioGoal, atLeast: true));
        console.WriteLine(Goal("bytes an entry", own.BytesPerEntry, BytesGoal, atLeast: false));
    }

    private static Table Table(
        string title, string rate, IReadOnlyList<DesignResult> results, Func<DesignResult, Measured> pick, Measured raw)
    {
        var table = new Table().RoundedBorder().AddColumn(title);
        foreach (var column in (string[])["held", rate, "of raw", "Redis µs", "client µs", "bytes a feed", "an entry"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var result in results)
        {
            var measured = pick(result);
            table.AddRow(
                result.Name,
                Text($"{result.Held:N0}"),
                Text($"{measured.PerSecond:N0}"),
                Text($"{measured.PerSecond / raw.PerSecond:0.00}"),
                Text($"{measured.RedisMicroseconds:0.0}"),
                Text($"{measured.ClientMicroseconds:0.0}"),
                Text($"{result.BytesPerFeed:N0}"),
                Text($"{result.BytesPerEntry:0.0}"));
        }

        return table;
    }

    private static string Goal(string what, double figure, double goal, bool atLeast) => Text(
        $"{what}: {figure:0.00}, goal {(atLeast ? "≥" : "≤")} {goal}, {((atLeast ? figure >= goal : figure <= goal) ? "met" : "not met")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
