namespace Feed.Load.Report;

/// <summary>What the table does not say.</summary>
internal static class ReportText
{
    private const int LostShown = 10;
    private const int LagShown = 10;

    public static IEnumerable<string> Lines(LoadReport report)
    {
        var posts = FormattableString.Invariant($"{report.PostsPerSecond:0.0} of {report.WantedPostsPerSecond:0.0} posts/s");
        var reads = FormattableString.Invariant($"{report.ReadsPerSecond:0.0} of {report.WantedReadsPerSecond:0.0} reads/s");
        yield return FormattableString.Invariant($"{posts}, {reads}, {report.LooksPerSecond:0.0} looks/s for awaited posts");
        yield return FormattableString.Invariant($"{report.DeliveriesPerSecond:N0} deliveries/s into feeds");
        if (report.Redis.Bytes > 0)
            yield return FormattableString.Invariant($"Redis holds {report.Redis.Bytes / 1048576.0:0.0} MiB, a feed entry {report.Redis.BytesPerEntry:0.0} bytes");
        if (report.Samples.Count > 0) yield return Lag(report);
        foreach (var (what, count) in report.Errors) yield return $"{count} × could not {what}";
        if (report.Lost.Count > 0)
        {
            var some = string.Join(", ", report.Lost.Take(LostShown)) + (report.Lost.Count > LostShown ? ", …" : "");
            yield return $"{report.Lost.Count} acknowledged posts did not become visible in time: {some}";
        }
        if (report.Write.Count == 0) yield return "No post was acknowledged.";
    }

    // Ten points of the run: enough to see whether it stayed level or grew.
    private static string Lag(LoadReport report)
    {
        var step = Math.Max(1, report.Samples.Count / LagShown);
        var shown = report.Samples.Where((_, i) => i % step == step - 1).Select(sample => FormattableString.Invariant($"{sample.LagMs:0}"));
        return $"lag over time, ms: {string.Join(' ', shown)}";
    }
}
