using Feed.Contracts;

namespace Feed.Contracts.Tests;

public sealed class RedisKeysTests
{
    [Fact]
    public void Keys_of_one_user_share_a_hash_tag()
    {
        string[] keys = [RedisKeys.Feed(7), RedisKeys.Author(7), RedisKeys.User(7), RedisKeys.Counts(7)];
        Assert.All(keys, key => Assert.EndsWith(":{7}", key, StringComparison.Ordinal));
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }
}
