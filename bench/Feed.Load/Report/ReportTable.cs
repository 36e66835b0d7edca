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
        return table.AddRow(Row("write", report.Write)).AddRow(Row("read", report.Read)).AddRow(Row("commit to visible", report.Visible));
    }

    private static string[] Row(string name, DelaySummary delays) =>
        [name, delays.Count.ToString(CultureInfo.InvariantCulture), Text(delays.P50), Text(delays.P95), Text(delays.P99), Text(delays.Max)];

    private static string Text(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
