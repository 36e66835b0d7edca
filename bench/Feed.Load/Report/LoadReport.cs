using Feed.Load.CommandLine;
using Feed.Load.Graph;
using Feed.Load.Measure;
using Feed.Load.Run;

namespace Feed.Load.Report;

/// <summary>The results. Delays in milliseconds, rates a second.</summary>
/// <param name="Users">Users who took part.</param>
/// <param name="Follows">Follows among them.</param>
/// <param name="MostFollowers">Followers of the most followed.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="WantedPostsPerSecond">As asked for.</param>
/// <param name="PostsPerSecond">Acknowledged.</param>
/// <param name="WantedReadsPerSecond">As asked for.</param>
/// <param name="ReadsPerSecond">Answered.</param>
/// <param name="LooksPerSecond">Reads of feeds in which a post was awaited, on top.</param>
/// <param name="DeliveriesPerSecond">Feeds that the acknowledged posts belong in: of every user who follows and takes part, and the author's own.</param>
/// <param name="Write">From when a post was due to its answer.</param>
/// <param name="Read">From when a read was due to its answer.</param>
/// <param name="Like">The same of likes.</param>
/// <param name="Follow">The same of follows and unfollows.</param>
/// <param name="Visible">From the insertion of a post to the first answer in which a follower's feed shows it.</param>
/// <param name="CelebrityVisible">The same of celebrities' posts, to the answer that shows it in the last of several followers' feeds.</param>
/// <param name="Redis">How large the read model was at the end.</param>
/// <param name="Lost">Acknowledged posts that no follower's feed showed in time.</param>
/// <param name="Errors">Failed requests by kind.</param>
/// <param name="Samples">Second by second: rates, lag and memory.</param>
internal sealed record LoadReport(
    int Users,
    long Follows,
    int MostFollowers,
    double Seconds,
    double WantedPostsPerSecond,
    double PostsPerSecond,
    double WantedReadsPerSecond,
    double ReadsPerSecond,
    double LooksPerSecond,
    double DeliveriesPerSecond,
    DelaySummary Write,
    DelaySummary Read,
    DelaySummary Like,
    DelaySummary Follow,
    DelaySummary Visible,
    DelaySummary CelebrityVisible,
    RedisSize Redis,
    IReadOnlyList<string> Lost,
    IReadOnlyDictionary<string, int> Errors,
    IReadOnlyList<Sample> Samples)
{
    /// <summary>Something was acknowledged, and all of it became visible.</summary>
    public bool Succeeded => Write.Count > 0 && Lost.Count == 0;

    public static LoadReport Of(
        LoadOptions options, FollowGraph graph, Measurement measured, IReadOnlyCollection<FeedWatcher> watchers, RedisSize redis, TimeSpan elapsed)
    {
        var seconds = Math.Max(elapsed.TotalSeconds, options.Seconds);
        var (write, read) = (measured.Writes.Summarize(), measured.Reads.Summarize());
        return new LoadReport(
            graph.Users,
            graph.Edges,
            graph.MostFollowers,
            Math.Round(elapsed.TotalSeconds, 3),
            options.PostsPerSecond + options.CelebrityPostsPerSecond,
            Math.Round(write.Count / seconds, 2),
            options.ReadsPerSecond,
            Math.Round(read.Count / seconds, 2),
            Math.Round(watchers.Sum(watcher => watcher.Looks) / seconds, 2),
            Math.Round(measured.Deliveries / seconds, 1),
            write,
            read,
            measured.Likes.Summarize(),
            measured.Follows.Summarize(),
            measured.Visible.Summarize(),
            measured.CelebrityVisible.Summarize(),
            redis,
            [.. watchers.SelectMany(watcher => watcher.Lost).Distinct()],
            measured.Errors.Counts,
            [.. measured.Samples]);
    }
}
