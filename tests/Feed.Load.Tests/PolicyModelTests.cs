using Feed.Bench.Policy;
using Feed.Load.Graph;

namespace Feed.Load.Tests;

/// <summary><c>./feed bench policy</c>, by sums that can be done by hand.</summary>
public sealed class PolicyModelTests
{
    private static readonly UnitCosts Costs = new(Delivery: 4, Skip: 2, List: 1, Page: 10, SecondTrip: 3, PulledAuthor: 5);

    [Theory]
    [InlineData(2, 16, 8, 8, 8)] // 2 × (1 + 4) for who reads and 2 × (1 + 2) for who does not; one look of 5 + 3
    [InlineData(1, 8, 8, 8, 5)] // to pull would cost as much, so it is pushed; by follow it is pulled where nobody reads
    [InlineData(0, 0, 8, 0, 0)]
    public void Policies_cost_what_their_steps_cost(double posts, double pushAll, double pullAll, double byAuthor, double byFollow)
    {
        // The first is followed by one who reads once a second and one who never reads.
        var people = new People(new FollowGraph([[1, 2], [], []]), [posts, 0, 0], [0, 1, 0]);
        var model = new PolicyModel(people, Costs);
        Assert.Equal(10, model.Pages);
        Assert.Equal(pushAll, model.PushAll().Sum, 1e-9);
        Assert.Equal(pullAll, model.Threshold(2).Sum, 1e-9);
        Assert.Equal(pushAll, model.Threshold(3).Sum, 1e-9);
        Assert.Equal(byAuthor, model.ByAuthor().Sum, 1e-9);
        Assert.Equal(byFollow, model.ByFollow().Sum, 1e-9);
    }

    [Fact]
    public void Same_seed_makes_the_same_people_with_the_rates_asked_for()
    {
        var options = new PolicyOptions(500, 10, 2.2, 0.5, 20, 1, 0.7, PopularPostMore: true, [10], Seed: 3);
        var (one, other) = (People.Create(options), People.Create(options));
        Assert.Equal(one.Reads, other.Reads);
        Assert.Equal(one.Graph.Followers, other.Graph.Followers);
        Assert.Equal(0.5, one.Posts.Average() * 86_400, 1e-9);
        Assert.Equal(20, one.Reads.Average() * 86_400, 1e-9);
        var mostFollowed = Enumerable.Range(0, 500).MaxBy(user => one.Graph.Followers[user].Length);
        Assert.Equal(one.Posts.Max(), one.Posts[mostFollowed]);
    }
}
