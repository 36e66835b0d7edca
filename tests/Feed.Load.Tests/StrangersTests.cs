using Feed.Load.Graph;
using Feed.Load.Run;
using Feed.Load.Schedule;

namespace Feed.Load.Tests;

public sealed class StrangersTests
{
    public static TheoryData<string> Graphs => ["even", "power law", "celebrities"];

    // A follow of the graph that was taken back would make posts look lost.
    [Theory]
    [MemberData(nameof(Graphs))]
    public void Changes_never_touch_a_follow_of_the_graph(string kind)
    {
        var graph = Graph(kind);
        var edges = graph.Followers.SelectMany((followers, followee) => followers.Select(follower => (follower, followee))).ToHashSet();
        var strangers = new Strangers(graph, new Choice(graph.Users, 0, 1, 1));
        for (var number = 0; number < 2_000; number++)
        {
            var (follower, followee, follow) = Assert.NotNull(strangers.Next(number));
            Assert.DoesNotContain((follower, followee), edges);
            Assert.NotEqual(follower, followee);
            if (follow) strangers.Made(follower, followee);
        }
    }

    [Fact]
    public void Every_other_change_takes_back_the_oldest_follow()
    {
        var strangers = new Strangers(FollowGraph.Even(6, 2), new Choice(6, 0, 1, 1));
        for (var number = 0; number < 100; number += 2)
        {
            var made = Assert.NotNull(strangers.Next(number));
            Assert.True(made.Follow);
            strangers.Made(made.Follower, made.Followee);
            Assert.Equal((made.Follower, made.Followee, false), strangers.Next(number + 1));
        }
    }

    [Fact]
    public void Follow_that_was_not_acknowledged_is_not_taken_back()
    {
        var strangers = new Strangers(FollowGraph.Even(6, 2), new Choice(6, 0, 1, 1));
        for (var number = 0; number < 10; number++) Assert.True(Assert.NotNull(strangers.Next(number)).Follow);
    }

    [Fact]
    public void Where_everybody_follows_everybody_nothing_changes() =>
        Assert.Null(new Strangers(FollowGraph.Even(4, 3), new Choice(4, 0, 1, 1)).Next(0));

    private static FollowGraph Graph(string kind) => kind switch
    {
        "even" => FollowGraph.Even(6, 2),
        "power law" => PowerLawGraph.Create(30, 8, 20, 2.2, 3),
        _ => FollowGraph.Even(8, 3).With(2, 6, 0, 3),
    };
}
