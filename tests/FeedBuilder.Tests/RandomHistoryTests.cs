using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Everything at once, by seed, against what Postgres says.</summary>
public sealed class RandomHistoryTests(Servers servers)
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_read_model_equals_the_oracle(int seed)
    {
        await using var world = await servers.CreateAsync(cap: 3 + (seed % 8), held: 3 + (seed % 5), page: 1 + (seed % 3));
        var history = new RoughHistory(world, seed);
        for (var round = 0; round < 3; round++)
        {
            await history.PlayAsync(steps: 40);
            await world.AssertExactAsync(pageSize: 1 + (seed % 4));
        }
    }
}
