using System.Net;
using System.Text;
using Feed.Load.Measure;

namespace Feed.Load.Report;

/// <summary>The results as one page that needs nothing else.</summary>
internal static class ReportHtml
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:52rem;padding:0 1rem;color:#222;background:#fff}
        table{border-collapse:collapse;margin:1rem 0}th,td{padding:.25rem .9rem;text-align:right;border-bottom:1px solid #ddd}
        th:first-child,td:first-child{text-align:left}h2{font-size:1.05rem;margin:1.6rem 0 .2rem}
        svg{width:100%;height:auto}.grid{stroke:#ddd}.line{fill:none;stroke:#0a6ebd;stroke-width:2}text{font-size:11px;fill:#555}
        @media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}th,td{border-color:#444}.grid{stroke:#333}.line{stroke:#5ab0f0}text{fill:#aaa}}
        """;

    public static Task WriteAsync(LoadReport report, string path, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(path, Of(report), cancellationToken);

    internal static string Of(LoadReport report)
    {
        var page = new StringBuilder($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Feed: load</title><style>{Style}</style><h1>Feed under load</h1>");
        page.Append(Inv($"<p>{report.Users:N0} users, {report.Follows:N0} follows, at most {report.MostFollowers:N0} followers, {report.Seconds:0} s</p>"));
        page.Append("<table><tr><th>delay, ms<th>count<th>p50<th>p95<th>p99<th>max</tr>");
        foreach (var (name, d) in ReportTable.Rows(report).Where(row => row.Delays.Count > 0))
            page.Append(Inv($"<tr><td>{name}<td>{d.Count}<td>{d.P50:0.0}<td>{d.P95:0.0}<td>{d.P99:0.0}<td>{d.Max:0.0}</tr>"));
        page.Append("</table>");
        foreach (var line in ReportText.Lines(report)) page.Append(Inv($"<p>{WebUtility.HtmlEncode(line)}</p>"));
        Chart(page, "posts/s", report, sample => sample.Posts);
        Chart(page, "reads/s", report, sample => sample.Reads);
        Chart(page, "deliveries/s", report, sample => sample.Deliveries);
        Chart(page, "lag, ms: age of the oldest acknowledged post that no feed shows", report, sample => sample.LagMs);
        Chart(page, "Redis, MiB", report, sample => sample.RedisBytes / 1048576.0);
        return page.ToString();
    }

    private static void Chart(StringBuilder page, string title, LoadReport report, Func<Sample, double> value)
    {
        if (report.Samples.Count < 2) return;
        var most = Math.Max(report.Samples.Max(value), 1e-9);
        var last = report.Samples[^1].Second;
        var points = report.Samples.Select(sample => Inv($"{50 + (690.0 * sample.Second / last):0.#},{120 - (110 * value(sample) / most):0.#}"));
        page.Append(Inv($"<h2>{title}</h2><svg viewBox=\"0 0 750 140\" role=\"img\" aria-label=\"{title} over time\">"));
        page.Append("<path class=\"grid\" d=\"M50 10H740M50 65H740M50 120H740\"/>");
        page.Append(Inv($"<text x=\"0\" y=\"14\">{most:#,0.#}</text><text x=\"0\" y=\"124\">0</text><text x=\"700\" y=\"136\">{last} s</text>"));
        page.Append(Inv($"<polyline class=\"line\" points=\"{string.Join(' ', points)}\"/></svg>"));
    }

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
