using Feed.Load.Schedule;

namespace Feed.Load.Tests;

public sealed class ChoiceTests
{
    [Fact]
    public void Without_skew_all_act_alike()
    {
        var counts = Count(new Choice(10, skew: 0, seed: 1, ranking: 1));
        Assert.All(counts, count => Assert.InRange(count, 850, 1_150));
    }

    [Fact]
    public void With_skew_the_most_active_act_as_zipf_says()
    {
        var counts = Count(new Choice(10, skew: 1, seed: 1, ranking: 1)).OrderDescending().ToArray();
        // 1/1 + 1/2 + … + 1/10 is 2.93: the first has 34 % of 10,000.
        Assert.InRange(counts[0], 3_200, 3_600);
        Assert.InRange(counts[9], 250, 430);
    }

    [Fact]
    public void The_same_users_are_active_whatever_they_do() =>
        Assert.Equal(Most(new Choice(50, 2, seed: 1, ranking: 7)), Most(new Choice(50, 2, seed: 2, ranking: 7)));

    private static int Most(Choice choice)
    {
        var counts = Count(choice, 50);
        return Array.IndexOf(counts, counts.Max());
    }

    private static int[] Count(Choice choice, int users = 10)
    {
        var counts = new int[users];
        for (var i = 0; i < 10_000; i++) counts[choice.Next()]++;
        return counts;
    }
}
