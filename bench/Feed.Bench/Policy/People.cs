using Feed.Load.Graph;

namespace Feed.Bench.Policy;

/// <summary>People who follow, post and read; made from a seed.</summary>
/// <param name="Graph">Who follows whom.</param>
/// <param name="Posts">Of each user, a second.</param>
/// <param name="Reads">Of each user, a second.</param>
internal sealed record People(FollowGraph Graph, double[] Posts, double[] Reads)
{
    private const double Day = 86_400;

    // How long a feed stays after it was read: TimelineOptions.FeedTtl.
    private const double FeedLife = 7 * Day;

    public static People Create(PolicyOptions options)
    {
        var random = new Random(options.Seed);
        var graph = PowerLawGraph.Create(options.Users, options.MeanFollows, options.Users / 2, options.Exponent, options.Seed);
        int[] byPopularity = [.. Enumerable.Range(0, options.Users).OrderByDescending(user => graph.Followers[user].Length)];
        return new People(
            graph,
            Rates(options.PostsPerDay / Day, options.PostSkew, options.PopularPostMore ? byPopularity : Shuffled(options.Users, random)),
            Rates(options.ReadsPerDay / Day, options.ReadSkew, Shuffled(options.Users, random)));
    }

    /// <summary>The chance that a user's feed exists: that it was read within its time to live, by a Poisson process.</summary>
    public double HasFeed(int user) => 1 - Math.Exp(-Reads[user] * FeedLife);

    private static double[] Rates(double mean, double skew, int[] ranking)
    {
        var weights = Enumerable.Range(1, ranking.Length).Select(rank => Math.Pow(rank, -skew)).ToArray();
        var scale = mean * ranking.Length / weights.Sum();
        var rates = new double[ranking.Length];
        for (var rank = 0; rank < ranking.Length; rank++) rates[ranking[rank]] = weights[rank] * scale;
        return rates;
    }

    private static int[] Shuffled(int count, Random random)
    {
        int[] users = [.. Enumerable.Range(0, count)];
        random.Shuffle(users);
        return users;
    }
}
