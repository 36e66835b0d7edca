namespace Feed.Load.Graph;

/// <summary>
/// Chooses in whose feed each author's posts are awaited: as few users as a greedy cover finds, so that one look serves many posts.
/// </summary>
internal static class Watchers
{
    /// <summary>Some followers, the first and the last among them: whoever works through followers does so in the order of their ids. The author, where nobody follows.</summary>
    public static int[] Some(FollowGraph graph, int author, int count)
    {
        var followers = graph.Followers[author];
        if (followers.Length == 0) return [author];
        var some = Math.Min(count, followers.Length);
        return [.. Enumerable.Range(0, some).Select(i => followers[some == 1 ? 0 : (int)((long)i * (followers.Length - 1) / (some - 1))])];
    }

    /// <summary>For each author a follower, or the author, where nobody follows: one's own posts are in one's feed too.</summary>
    public static int[] Of(FollowGraph graph)
    {
        var followees = graph.Followees();
        var uncovered = followees.Select(list => list.Length).ToArray();
        var watcher = Enumerable.Repeat(-1, graph.Users).ToArray();
        while (true)
        {
            var best = Array.IndexOf(uncovered, uncovered.DefaultIfEmpty().Max());
            if (best < 0 || uncovered[best] == 0) break;
            foreach (var author in followees[best].Where(author => watcher[author] < 0))
            {
                watcher[author] = best;
                foreach (var follower in graph.Followers[author]) uncovered[follower]--;
            }
        }
        for (var author = 0; author < watcher.Length; author++)
        {
            if (watcher[author] < 0) watcher[author] = author;
        }
        return watcher;
    }
}
