using AppHost.Local;

namespace AppHost.Tests.Engine;

public sealed class BackoffTests
{
    private readonly Backoff _backoff = new();

    [Fact]
    public void Delays_rise_and_never_exceed_five_seconds()
    {
        var delays = Enumerable.Range(0, 20).Select(_ => _backoff.After(TimeSpan.Zero)).ToList();

        Assert.Equal(delays.Order(), delays);
        Assert.Equal(TimeSpan.FromSeconds(5), delays[^1]);
        Assert.True(delays[0] < TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(9.9, false)]
    [InlineData(10, true)]
    public void Ten_seconds_of_health_start_the_delays_over(double seconds, bool startsOver)
    {
        var first = _backoff.After(TimeSpan.Zero);
        for (var end = 0; end < 5; end++)
        {
            _backoff.After(TimeSpan.Zero);
        }

        Assert.Equal(startsOver, _backoff.After(TimeSpan.FromSeconds(seconds)) == first);
    }
}
