using Feed.Load.Measure;

namespace Feed.Load.Tests;

public sealed class DelaySummaryTests
{
    [Fact]
    public void Percentiles_are_delays_that_occurred() =>
        Assert.Equal(new DelaySummary(100, 50, 95, 99, 100), DelaySummary.Of(Milliseconds(Enumerable.Range(1, 100).Reverse())));

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 1, 2, 2)]
    [InlineData(20, 10, 19, 20)]
    [InlineData(1_000, 500, 950, 990)]
    public void Rank_is_rounded_up(int count, double p50, double p95, double p99)
    {
        var summary = DelaySummary.Of(Milliseconds(Enumerable.Range(1, count)));
        Assert.Equal((p50, p95, p99, (double)count), (summary.P50, summary.P95, summary.P99, summary.Max));
    }

    [Fact]
    public void No_delays_are_zeros() => Assert.Equal(new DelaySummary(0, 0, 0, 0, 0), DelaySummary.Of([]));

    [Fact]
    public void Delays_from_many_tasks_are_all_kept_and_none_is_negative()
    {
        var delays = new Delays();
        Parallel.For(0, 1_000, number => delays.Add(TimeSpan.FromMilliseconds(number - 1)));
        Assert.Equal((1_000, 998.0), (delays.Summarize().Count, delays.Summarize().Max));
        Assert.Equal(0, DelaySummary.At([.. Enumerable.Repeat(0.0, 3)], 50));
    }

    private static IEnumerable<TimeSpan> Milliseconds(IEnumerable<int> values) => values.Select(value => TimeSpan.FromMilliseconds(value));
}
