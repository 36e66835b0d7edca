using System.Globalization;
using Feed.Load.Measure;
using Spectre.Console;

namespace Feed.Load.Report;

/// <summary>The delays as a table.</summary>
internal static class ReportTable
{
    public static Table Of(LoadReport report)
    {
        var table = new Table().RoundedBorder().AddColumn("delay, ms");
        foreach (var column in (string[])["count", "p50", "p95", "p99", "max"]) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (name, delays) in Rows(report).Where(row => row.Delays.Count > 0)) table.AddRow(Row(name, delays));
        return table;
    }

    internal static IEnumerable<(string Name, DelaySummary Delays)> Rows(LoadReport report) =>
    [
        ("write", report.Write), ("read", report.Read), ("like", report.Like), ("follow", report.Follow), ("commit to visible", report.Visible),
        ("celebrity's, to all", report.CelebrityVisible),
    ];

    private static string[] Row(string name, DelaySummary delays) =>
        [name, delays.Count.ToString(CultureInfo.InvariantCulture), Text(delays.P50), Text(delays.P95), Text(delays.P99), Text(delays.Max)];

    private static string Text(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
