using System.Globalization;
using Spectre.Console;

namespace Feed.Bench;

/// <summary>Goal, figure, ratio.</summary>
internal static class BenchReport
{
    // Issue 5: ≥ 0.9 of a raw client in the same run, ≥ 200,000 deliveries/s end to end, ≤ 25 bytes an entry.
    private const double RatioGoal = 0.9;
    private const double BytesGoal = 25;

    public static void Print(BenchResult result, BenchOptions options)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        var table = new Table().RoundedBorder().AddColumn(Text($"push into {options.Feeds:N0} feeds of {options.Held:N0} entries"));
        foreach (var column in (string[])["deliveries/s", "of the raw client", "Redis µs", "client µs"]) table.AddColumn(new TableColumn(column).RightAligned());
        Row(table, "raw pipelined ZADD", result.Raw, result.Raw);
        Row(table, "Feed.Timelines", result.Push, result.Raw);
        Row(table, "Feed.Timelines, one call a feed", result.OneByOne, result.Raw);
        console.Write(table);
        console.WriteLine(Goal("of the raw client's deliveries/s", result.Push.PerSecond / result.Raw.PerSecond, RatioGoal, atLeast: true));
        console.WriteLine(Goal("bytes an entry", result.BytesPerEntry, BytesGoal, atLeast: false));
    }

    private static void Row(Table table, string name, Measured measured, Measured raw) => table.AddRow(
        name,
        Text($"{measured.PerSecond:N0}"),
        Text($"{measured.PerSecond / raw.PerSecond:0.00}"),
        Text($"{measured.RedisMicroseconds:0.0}"),
        Text($"{measured.ClientMicroseconds:0.0}"));

    private static string Goal(string what, double figure, double goal, bool atLeast) => Text(
        $"{what}: {figure:0.00}, goal {(atLeast ? "≥" : "≤")} {goal}, {((atLeast ? figure >= goal : figure <= goal) ? "met" : "not met")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
