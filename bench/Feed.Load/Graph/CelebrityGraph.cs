namespace Feed.Load.Graph;

/// <summary>Gives some users of a graph a following of their own.</summary>
internal static class CelebrityGraph
{
    /// <summary>The first users become celebrities; who follows them is chosen evenly.</summary>
    /// <param name="graph">Everybody else stays as here.</param>
    /// <param name="celebrities">How many.</param>
    /// <param name="followers">Of each, at most all others.</param>
    /// <param name="audience">Further followers of each, who are none of the users.</param>
    /// <param name="seed">Chooses the followers.</param>
    public static FollowGraph With(this FollowGraph graph, int celebrities, int followers, int audience, int seed)
    {
        var random = new Random(seed);
        return new FollowGraph([.. graph.Followers.Select((others, user) => user < celebrities
            ? PowerLawGraph.Sample(random, graph.Users, user, Math.Min(followers, graph.Users - 1))
            : others)])
        {
            Celebrities = celebrities,
            Audience = audience,
        };
    }
}
