using System.Collections.Concurrent;
using Feed.Load.Measure;
using Feed.Load.Schedule;

namespace Feed.Load.Tests;

public sealed class OpenLoopTests
{
    [Theory]
    [InlineData(20, 30, 600)]
    [InlineData(0.5, 3, 2)]
    [InlineData(3, 1, 3)]
    [InlineData(0, 10, 0)]
    [InlineData(0.1, 1, 1)]
    public void Times_of_a_rate_fill_the_duration_evenly(double perSecond, int seconds, int count)
    {
        var times = OpenLoop.Times(perSecond, TimeSpan.FromSeconds(seconds)).ToList();
        Assert.Equal(count, times.Count);
        Assert.All(times.Index(), entry => Assert.Equal(TimeSpan.FromSeconds(entry.Index / perSecond), entry.Item));
    }

    [Fact]
    public async Task Work_that_stalls_holds_back_no_later_work()
    {
        var stalled = new TaskCompletionSource();
        var started = new ConcurrentQueue<(int Number, TimeSpan Due)>();
        var allStarted = new TaskCompletionSource();
        var clock = new LoadClock(TimeProvider.System);
        var run = new OpenLoop(clock).RunAsync(
            TimeSpan.Zero,
            OpenLoop.Times(1_000, TimeSpan.FromMilliseconds(50)),
            (number, due) =>
            {
                started.Enqueue((number, due));
                if (started.Count == 50) allStarted.SetResult();
                return number == 0 ? stalled.Task : Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        await allStarted.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(run.IsCompleted);
        stalled.SetResult();
        await run;
        Assert.Equal(OpenLoop.Times(1_000, TimeSpan.FromMilliseconds(50)).Index(), started);
    }

    [Fact]
    public async Task Nothing_is_started_before_it_is_due()
    {
        var clock = new LoadClock(TimeProvider.System);
        await new OpenLoop(clock).RunAsync(
            TimeSpan.FromMilliseconds(30),
            OpenLoop.Times(100, TimeSpan.FromMilliseconds(50)),
            (_, due) =>
            {
                Assert.True(clock.Now >= due - TimeSpan.FromMilliseconds(1));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
    }
}
