using Feed.Load.Graph;

namespace Feed.Load.Tests;

public sealed class FollowGraphTests
{
    [Theory]
    [InlineData(2, 1, 10, 2.2)]
    [InlineData(50, 5, 1_000, 2.2)]
    [InlineData(1_000, 20, 300, 2.0)]
    [InlineData(500, 400, 1_000, 3)]
    [InlineData(100, 1_000, 1_000, 2.2)]
    [InlineData(10, 0, 5, 2.2)]
    [InlineData(300, 0.1, 5, 2.2)]
    public void Power_law_graph_has_distinct_followers_the_wanted_mean_and_no_more_than_the_most(int users, double mean, int most, double exponent)
    {
        var graph = PowerLawGraph.Create(users, mean, most, exponent, seed: 7);
        Assert.Equal(users, graph.Users);
        for (var user = 0; user < users; user++)
        {
            Assert.DoesNotContain(user, graph.Followers[user]);
            Assert.Equal(graph.Followers[user].Length, graph.Followers[user].Distinct().Count());
            Assert.All(graph.Followers[user], follower => Assert.InRange(follower, 0, users - 1));
        }
        Assert.True(graph.MostFollowers <= Math.Min(most, users - 1));
        Assert.Equal(Math.Min(users * mean, users * (double)Math.Min(most, users - 1)), graph.Edges, 1.0);
    }

    [Fact]
    public void Same_seed_makes_the_same_graph_and_another_seed_another()
    {
        static string Text(int seed) => string.Join(';', PowerLawGraph.Create(200, 10, 100, 2.2, seed).Followers.Select(followers => string.Join(',', followers)));
        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(2.5)]
    [InlineData(3.0)]
    public void Follower_counts_fall_with_rank_by_the_exponent(double exponent)
    {
        var counts = PowerLawGraph.Counts(10_000, 8, 9_999, exponent);
        Assert.Equal(counts.OrderDescending(), counts.Order().Reverse());
        // On a log-log plot from rank 10 to rank 1,000 the slope is -1 / (exponent - 1).
        var slope = Math.Log((double)counts[999] / counts[9]) / Math.Log(100);
        Assert.Equal(-1 / (exponent - 1), slope, 0.1);
    }

    [Fact]
    public void Even_graph_gives_everyone_as_many_followers_and_as_many_to_follow()
    {
        var graph = FollowGraph.Even(101, 100);
        Assert.All(graph.Followers, followers => Assert.Equal(100, followers.Distinct().Count()));
        Assert.All(graph.Followees(), followees => Assert.Equal(100, followees.Distinct().Count()));
        Assert.All(graph.Followers.Index(), entry => Assert.DoesNotContain(entry.Index, entry.Item));
    }

    [Fact]
    public void Every_author_is_watched_by_a_follower_or_for_want_of_one_by_themselves()
    {
        var graph = PowerLawGraph.Create(300, 3, 100, 2.2, seed: 3);
        var watchers = Watchers.Of(graph);
        for (var author = 0; author < graph.Users; author++)
            Assert.True(graph.Followers[author].Length == 0 ? watchers[author] == author : graph.Followers[author].Contains(watchers[author]));
    }

    [Fact]
    public void Few_watchers_are_chosen()
    {
        // One follows all but themselves, whom another one has to watch.
        var star = new FollowGraph([[1], .. Enumerable.Range(1, 50).Select(_ => (int[])[0])]);
        Assert.Equal([1, .. Enumerable.Repeat(0, 50)], Watchers.Of(star));
        Assert.InRange(Watchers.Of(FollowGraph.Even(201, 100)).Distinct().Count(), 1, 4);
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 9 })]
    [InlineData(3, new[] { 1, 5, 9 })]
    [InlineData(20, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    public void Some_followers_are_the_first_the_last_and_those_evenly_between(int count, int[] expected)
    {
        var graph = FollowGraph.Even(10, 0).With(celebrities: 1, followers: 9, audience: 100, seed: 1);
        Assert.Equal(expected, Watchers.Some(graph, 0, count));
        Assert.Equal([1], Watchers.Some(graph, 1, count)); // nobody follows: the author
        Assert.Equal((109L, 109), (graph.Edges, graph.MostFollowers));
    }

    [Fact]
    public void Nobody_followed_is_watched_by_themselves() => Assert.Equal([0, 1, 2], Watchers.Of(FollowGraph.Even(3, 0)));
}
