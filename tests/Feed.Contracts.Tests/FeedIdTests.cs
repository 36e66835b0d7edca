using Feed.Contracts;

namespace Feed.Contracts.Tests;

public sealed class FeedIdTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("1536858627891200", 1536858627891200)]
    [InlineData("9007199254740991", FeedId.Max)]
    public void TryParse_of_an_id_gives_it(string text, long expected)
    {
        Assert.True(FeedId.TryParse(text, out var id));
        Assert.Equal(expected, id);
        Assert.Equal(text, FeedId.Format(id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0x1")]
    [InlineData("1,000")]
    [InlineData("١")] // an Arabic digit
    [InlineData("9007199254740992")] // 2^53
    [InlineData("9999999999999999")]
    [InlineData("10000000000000000")]
    [InlineData("99999999999999999999999999")]
    [InlineData("1\0")]
    public void TryParse_of_anything_else_fails(string? text) => Assert.False(FeedId.TryParse(text, out _));

    [Fact]
    public void Every_id_is_exact_as_a_double() =>
        Assert.All(Samples(), id => Assert.Equal(id, (long)(double)id));

    [Fact]
    public void CreatedAt_is_the_millisecond_above_the_sequence()
    {
        Assert.Equal(FeedId.Origin, FeedId.CreatedAt(4095));
        Assert.Equal(FeedId.Origin.AddMilliseconds(1), FeedId.CreatedAt(4096));
    }

    [Fact]
    public void FirstAt_is_the_least_id_of_its_instant() => Assert.All(Samples(), id =>
    {
        var first = FeedId.FirstAt(FeedId.CreatedAt(id));
        Assert.True(first <= id);
        Assert.Equal(FeedId.CreatedAt(id), FeedId.CreatedAt(first));
        Assert.True(first == 0 || FeedId.CreatedAt(first - 1) < FeedId.CreatedAt(id));
    });

    [Fact]
    public void Ids_of_this_century_have_16_digits()
    {
        Assert.Equal(16, FeedId.Format(FeedId.FirstAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))).Length);
        Assert.Equal(16, FeedId.Format(FeedId.Max).Length);
    }

    private static IEnumerable<long> Samples()
    {
        var random = new Random(1);
        return Enumerable.Range(0, 1000).Select(_ => random.NextInt64(1, FeedId.Max + 1)).Append(1).Append(FeedId.Max);
    }
}
