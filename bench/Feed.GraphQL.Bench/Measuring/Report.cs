using System.Globalization;
using Spectre.Console;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>Goal, figure, ratio.</summary>
internal static class Report
{
    // Issue 6: ≥ 2 × Mercurius with JIT, ≥ 0.8 × a hand-written endpoint.
    private const double PeerGoal = 2;
    private const double HandGoal = 0.8;

    public static IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = System.Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = System.Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (System.Console.IsOutputRedirected) console.Profile.Width = 160;
        return console;
    }

    /// <summary>Prints a table and the goals. The first subject is the engine.</summary>
    public static void Print(IAnsiConsole console, string title, IReadOnlyList<Subject> subjects)
    {
        var table = new Table().RoundedBorder().AddColumn(Markup.Escape(title));
        foreach (var column in (string[])["requests/s", "engine is", "p50 ms", "p99 ms", "processor µs", "engine is", "allocated", "first 100", "documents differ"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var subject in subjects) Row(table, subject, subjects[0]);
        console.Write(table);
        console.WriteLine(Child.IsPinned ? "Servers on one processor, the load on another." : "Processes are not held to processors here: the rates mean little.");
        var hand = subjects.Where(s => s.IsOurs).Skip(1).MinBy(s => Ratio(subjects[0], s));
        if (hand is not null) console.WriteLine(Goal(hand.Name, Ratio(subjects[0], hand), HandGoal));
        var peer = subjects.FirstOrDefault(s => !s.IsOurs);
        if (peer is not null) console.WriteLine(Goal(peer.Name, Ratio(subjects[0], peer), PeerGoal));
    }

    /// <summary>The median of the rounds' ratios: in a round all meet the same machine.</summary>
    private static double Ratio(Subject engine, Subject other) => engine.Rounds
        .Zip(other.Rounds, (ours, theirs) => ours.Load.PerSecond / theirs.Load.PerSecond).Order().ElementAt(engine.Rounds.Count / 2);

    /// <summary>The same of processor time, which depends less on what else the machine does.</summary>
    private static double TimeRatio(Subject engine, Subject other) => engine.Rounds
        .Zip(other.Rounds, (ours, theirs) => theirs.Microseconds / ours.Microseconds).Order().ElementAt(engine.Rounds.Count / 2);

    private static void Row(Table table, Subject subject, Subject engine)
    {
        var median = Measured.Median(subject.Rounds);
        table.AddRow(
            Markup.Escape(subject.Name),
            Text($"{median.Load.PerSecond:N0}"),
            ReferenceEquals(subject, engine) ? "" : Text($"{Ratio(engine, subject):0.00} ×"),
            Text($"{median.Load.P50:0.00}"),
            Text($"{median.Load.P99:0.00}"),
            Text($"{median.Microseconds:0.0}"),
            ReferenceEquals(subject, engine) ? "" : Text($"{TimeRatio(engine, subject):0.00} ×"),
            double.IsNaN(median.Allocated) ? "" : Text($"{median.Allocated:N0} B"),
            subject.FirstRequests is { } first ? Text($"{first.Seconds * 1000:0} ms") : "",
            subject.Different is { } different ? Text($"{different.Load.PerSecond:N0}/s") : "");
    }

    private static string Goal(string name, double figure, double goal) =>
        Text($"engine / {name}, requests a second: {figure:0.00}, goal ≥ {goal:0.0}, {(figure >= goal ? "met" : "not met")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
