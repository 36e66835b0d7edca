namespace Feed.Load.Graph;

/// <summary>
/// Follower counts by a power law: the user of rank r has followers in proportion to r^(-1/(exponent-1)), which is what a
/// distribution P(k) ~ k^-exponent looks like when sorted. Who follows is chosen evenly.
/// </summary>
internal static class PowerLawGraph
{
    /// <summary>Makes a graph; the same arguments make the same one.</summary>
    /// <param name="users">At least 1.</param>
    /// <param name="meanFollows">Mean of follows, as far as <paramref name="maxFollowers"/> admits it.</param>
    /// <param name="maxFollowers">Most followers of one user.</param>
    /// <param name="exponent">Above 1.</param>
    /// <param name="seed">Chooses who is popular and who follows.</param>
    public static FollowGraph Create(int users, double meanFollows, int maxFollowers, double exponent, int seed)
    {
        var random = new Random(seed);
        var counts = Counts(users, meanFollows, Math.Min(maxFollowers, users - 1), exponent);
        random.Shuffle(counts);
        return new FollowGraph([.. counts.Select((count, user) => Sample(random, users, user, count))]);
    }

    /// <summary>Follower counts, the greatest first.</summary>
    internal static int[] Counts(int users, double meanFollows, int most, double exponent)
    {
        var weights = Enumerable.Range(1, users).Select(rank => Math.Pow(rank, -1 / (exponent - 1))).ToArray();
        var wanted = Math.Min(users * meanFollows, (double)users * most);
        var scale = Scale(weights, wanted, most);
        var counts = new int[users];
        // Rounded so that the running sum is right: many a small share would otherwise round to nothing.
        double due = 0;
        long given = 0;
        for (var i = 0; i < users; i++)
        {
            due += Math.Min(most, weights[i] * scale);
            counts[i] = (int)Math.Clamp(Math.Round(due) - given, 0, most);
            given += counts[i];
        }
        return counts;
    }

    // By halving: the sum under the cap rises with the scale.
    private static double Scale(double[] weights, double wanted, int most)
    {
        double low = 0, high = most / weights[^1];
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (weights.Sum(weight => Math.Min(most, weight * middle)) < wanted) low = middle;
            else high = middle;
        }
        return high;
    }

    // Floyd's sampling of distinct numbers, then the user's own number stepped over.
    internal static int[] Sample(Random random, int users, int self, int count)
    {
        var chosen = new HashSet<int>();
        for (var bound = users - 1 - count; bound < users - 1; bound++)
        {
            var candidate = random.Next(bound + 1);
            if (!chosen.Add(candidate)) chosen.Add(bound);
        }
        return [.. chosen.Select(number => number < self ? number : number + 1).Order()];
    }
}
