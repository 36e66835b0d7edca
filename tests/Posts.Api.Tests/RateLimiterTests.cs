using Posts.Api.Limits;

namespace Posts.Api.Tests;

public sealed class RateLimiterTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Burst_is_given_at_once_and_then_the_wait_is_told()
    {
        var limiter = new RateLimiter<string>(perSecond: 2, burst: 3, _time);
        for (var i = 0; i < 3; i++) Assert.Equal(TimeSpan.Zero, limiter.Take("a"));
        Assert.Equal(TimeSpan.FromSeconds(0.5), limiter.Take("a"));
        Assert.Equal(TimeSpan.FromSeconds(0.5), limiter.Take("a")); // asking costs nothing
        Assert.Equal(TimeSpan.Zero, limiter.Take("b"));
    }

    [Fact]
    public void Waiting_as_long_as_told_is_enough_and_a_long_wait_fills_the_bucket_once()
    {
        var limiter = new RateLimiter<string>(perSecond: 2, burst: 3, _time);
        while (limiter.Take("a") == TimeSpan.Zero) { }
        _time.Advance(limiter.Take("a"));
        Assert.Equal(TimeSpan.Zero, limiter.Take("a"));
        Assert.NotEqual(TimeSpan.Zero, limiter.Take("a"));
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++) Assert.Equal(TimeSpan.Zero, limiter.Take("a"));
        Assert.NotEqual(TimeSpan.Zero, limiter.Take("a"));
    }

    [Fact]
    public void Steady_rate_at_the_limit_is_never_refused()
    {
        var limiter = new RateLimiter<string>(perSecond: 100, burst: 1, _time);
        for (var i = 0; i < 1000; i++, _time.Advance(TimeSpan.FromMilliseconds(10))) Assert.Equal(TimeSpan.Zero, limiter.Take("a"));
    }

    [Fact]
    public void Takers_at_once_share_one_bucket()
    {
        var limiter = new RateLimiter<string>(perSecond: 1, burst: 50, _time);
        var given = 0;
        Parallel.For(0, 1000, _ =>
        {
            if (limiter.Take("a") == TimeSpan.Zero) Interlocked.Increment(ref given);
        });
        Assert.Equal(50, given);
    }

    [Fact]
    public void Buckets_that_are_full_again_are_forgotten()
    {
        var limiter = new RateLimiter<int>(perSecond: 10, burst: 1, _time);
        for (var i = 0; i < 100_000; i++, _time.Advance(TimeSpan.FromMilliseconds(1))) limiter.Take(i);
        Assert.InRange(limiter.Count, 1, 5_000);
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }
}
