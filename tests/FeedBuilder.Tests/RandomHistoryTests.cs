using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Everything at once, by seed, against what Postgres says. Classes run beside each other, the cases of one do not: hence two.</summary>
public abstract class RandomHistoryTests(Servers servers)
{
    private protected async Task PlayAsync(int seed)
    {
        // Of five users, two or three followers are enough for a celebrity, in two of three histories.
        await using var world = await servers.CreateAsync(
            cap: 3 + (seed % 8), held: 3 + (seed % 5), page: 1 + (seed % 4), threshold: seed % 3 == 0 ? 1_000 : 1 + (seed % 3));
        var history = new RoughHistory(world, seed);
        for (var round = 0; round < 2; round++)
        {
            await history.PlayAsync(steps: 45);
            await world.AssertExactAsync(pageSize: 1 + (seed % 4));
        }
    }
}

/// <summary>Even seeds.</summary>
public sealed class EvenHistoryTests(Servers servers) : RandomHistoryTests(servers)
{
    [Theory]
    [Seeds(part: 0, of: 2)]
    public Task The_read_model_equals_the_oracle(int seed) => PlayAsync(seed);
}

/// <summary>Odd seeds.</summary>
public sealed class OddHistoryTests(Servers servers) : RandomHistoryTests(servers)
{
    [Theory]
    [Seeds(part: 1, of: 2)]
    public Task The_read_model_equals_the_oracle(int seed) => PlayAsync(seed);
}
