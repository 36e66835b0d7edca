namespace Feed.Load.Report;

/// <summary>What the table does not say.</summary>
internal static class ReportText
{
    private const int LostShown = 10;

    public static IEnumerable<string> Lines(LoadReport report)
    {
        var posts = FormattableString.Invariant($"{report.PostsPerSecond:0.0} of {report.WantedPostsPerSecond:0.0} posts/s");
        var reads = FormattableString.Invariant($"{report.ReadsPerSecond:0.0} of {report.WantedReadsPerSecond:0.0} reads/s");
        yield return FormattableString.Invariant($"{posts}, {reads}, {report.LooksPerSecond:0.0} looks/s for awaited posts");
        foreach (var (what, count) in report.Errors) yield return $"{count} × could not {what}";
        if (report.Lost.Count > 0)
        {
            var some = string.Join(", ", report.Lost.Take(LostShown)) + (report.Lost.Count > LostShown ? ", …" : "");
            yield return $"{report.Lost.Count} acknowledged posts did not become visible in time: {some}";
        }
        if (report.Write.Count == 0) yield return "No post was acknowledged.";
    }
}
