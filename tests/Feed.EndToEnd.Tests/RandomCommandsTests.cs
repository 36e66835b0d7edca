using Feed.EndToEnd.Tests.Commands;
using Feed.EndToEnd.Tests.Support;
using Feed.Verification;

namespace Feed.EndToEnd.Tests;

[Collection(Profiles.Embedded)]
public sealed class EmbeddedRandomCommandsTests(EmbeddedFeed feed) : RandomCommandsTests(feed, [("feed-builder", 500), ("search-indexer", 1200), ("redis", 1900)]);

[Collection(Profiles.Distributed)]
public sealed class DistributedRandomCommandsTests(DistributedFeed feed) : RandomCommandsTests(
    feed, [("kafka", 400), ("feed-builder", 900), ("connect", 1300), ("search-indexer", 1800), ("elasticsearch", 2100), ("redis", 2400)]);

/// <summary>The main job, under everything that may go on at the same time.</summary>
/// <param name="feed">The stack.</param>
/// <param name="kills">Who is killed, and after how many commands.</param>
public abstract class RandomCommandsTests(FeedStack feed, (string Name, int After)[] kills)
{
    private const int Users = 50;
    private const int Commands = 3000;
    private const int Workers = 8;

    [Fact]
    public Task Readers_see_what_Postgres_says_after_random_commands_and_kills() => Seed.RunAsync(async seed =>
    {
        _ = feed.Stack; // or skip
        var stop = TestContext.Current.CancellationToken;
        var accounts = await SignUpAsync(seed, stop);
        var runner = new CommandRunner(feed.Rest, accounts);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var readers = new ReaderLoop(feed.GraphQL, accounts, seed).RunAsync(ending.Token);
        try
        {
            await RunAsync(runner, CommandPlan.Draw(seed, Commands, Users), stop);
        }
        finally
        {
            await ending.CancelAsync();
        }

        Assert.True(await readers > 0, "no feed was read meanwhile");
        await feed.VerifyAsync(new VerifierOptions { Seed = seed, Patience = TimeSpan.FromMinutes(3) }, runner.Words, stop);
    });

    private async Task<IReadOnlyList<Account>> SignUpAsync(int seed, CancellationToken stop)
    {
        var accounts = new Account[Users];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = stop };
        await Parallel.ForAsync(0, Users, parallel, async (place, token) =>
            accounts[place] = await feed.Rest.SignUpAsync($"r{seed}_{place}", token));
        return accounts;
    }

    private async Task RunAsync(CommandRunner runner, IReadOnlyList<Command> commands, CancellationToken stop)
    {
        var killing = Task.CompletedTask;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = stop };
        await Parallel.ForEachAsync(commands, parallel, async (command, token) =>
        {
            if (kills.FirstOrDefault(kill => kill.After == command.Number).Name is { } name)
            {
                // One after the other, while the other workers go on.
                killing = Chain(killing, () => feed.Stack.KillAsync(name, stop));
            }

            await runner.RunAsync(command, token);
        });
        await killing;
    }

    private static async Task Chain(Task before, Func<Task> next)
    {
        await before;
        await next();
    }
}
