using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Tests.Execution;

public sealed class BoundedCacheTests
{
    [Fact]
    public void Cache_keeps_what_is_used_and_drops_what_is_not()
    {
        var cache = new BoundedCache<string>(maxCount: 10, maxWeight: 1_000);
        cache.Add("hot", "hot", 1);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(cache.TryGet("hot", out _));
            cache.Add($"cold{i}", "cold", 1);
            Assert.InRange(cache.Count, 1, 11);
        }

        Assert.False(cache.TryGet("cold0", out _));
    }

    [Fact]
    public void Cache_is_bounded_by_weight_and_takes_nothing_that_fills_it()
    {
        var cache = new BoundedCache<string>(maxCount: 1_000, maxWeight: 1_000);
        cache.Add("huge", "x", 500);
        for (var i = 0; i < 100; i++)
        {
            cache.Add($"k{i}", "x", 100);
        }

        Assert.False(cache.TryGet("huge", out _));
        Assert.InRange(cache.Count, 1, 10);
    }

    [Fact]
    public void Cache_takes_concurrent_readers_and_writers()
    {
        var cache = new BoundedCache<string>(maxCount: 50, maxWeight: 10_000);
        Parallel.For(0, 20_000, i =>
        {
            var key = $"k{i % 200}";
            if (cache.TryGet(key, out var value))
            {
                Assert.Equal(key, value);
            }
            cache.Add(key, key, 10);
        });

        Assert.InRange(cache.Count, 1, 60);
    }
}
