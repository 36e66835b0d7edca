using System.Net.Sockets;

namespace Feed.Timelines.Tests;

public sealed class RedisFailuresTests
{
    [Fact]
    public void A_slow_or_absent_server_is_unavailable()
    {
        Assert.True(RedisFailures.IsUnavailable(new TimeoutException()));
        Assert.True(RedisFailures.IsUnavailable(new SocketException()));
        Assert.True(RedisFailures.IsUnavailable(new AggregateException(new TimeoutException())));
    }

    [Fact]
    public void A_mistake_is_not()
    {
        Assert.False(RedisFailures.IsUnavailable(new InvalidOperationException("WRONGTYPE")));
        Assert.False(RedisFailures.IsUnavailable(new FormatException()));
        Assert.False(RedisFailures.IsUnavailable(new OperationCanceledException()));
    }
}
