using System.Text.Json;
using Feed.Contracts;
using Feed.DeadLetters;
using Feed.EndToEnd.Tests.Support;
using Feed.Verification;

namespace Feed.EndToEnd.Tests.Distributed;

/// <summary>What nobody can read, between what everybody waits for.</summary>
[Collection(Profiles.Distributed)]
public sealed class PoisonTests(DistributedFeed feed)
{
    private static readonly VerifierOptions Patient = new() { Patience = TimeSpan.FromMinutes(3), Searches = 10, ListLimit = 100 };
    private static readonly string[] Groups = [KafkaView.FeedBuilder, KafkaView.SearchIndexer];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Poison_in_a_topic_becomes_dead_letters_of_each_group_and_everything_else_flows()
    {
        var brokers = feed.Stack.KafkaConnectionString;
        var crowd = await Crowd.CreateAsync(feed, Stop);
        await crowd.WriteAsync(Stop);
        await PoisonMessages.WriteAsync(brokers, crowd.Users);
        await crowd.WriteAsync(Stop);
        await crowd.TakeAwayAsync(Stop);

        await feed.VerifyAsync(Patient, [crowd.Word], Stop);
        foreach (var group in Groups)
        {
            await Eventually.TrueAsync(async () => !PoisonMessages.Errors.Except(await FoundAsync(group)).Any(), $"dead letters of {group}", Stop);
        }

        // Trying again does not help them; the runbook drops what no longer matters.
        Assert.Equal(1, (await RunAsync("replay", "--all")).Code);
        Assert.Equal(0, (await RunAsync("drop", "--all", "--yes")).Code);
        Assert.Equal("No dead letters.", (await RunAsync("list")).Out.Trim());
        await crowd.WriteAsync(Stop);
        await feed.VerifyAsync(Patient, [crowd.Word], Stop);
    }

    /// <summary>Which of the expected errors a group's letters tell of.</summary>
    private async Task<IEnumerable<string>> FoundAsync(string group)
    {
        var (_, output) = await RunAsync("list", "--json", "--group", group, "--table", Tables.Posts);
        var errors = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("error").GetString()!).ToList();
        return PoisonMessages.Errors.Where(expected => errors.Exists(error => error.Contains(expected, StringComparison.Ordinal)));
    }

    private async Task<(int Code, string Out)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var places = new LetterPlaces(feed.Stack.OwnerConnectionString, feed.Stack.KafkaConnectionString);
        var code = await DeadLettersCommand.InvokeAsync(args, places, new Terminal(output, error, null), Stop);
        TestContext.Current.TestOutputHelper?.WriteLine($"dead-letters {string.Join(' ', args)}: {code} {error}");
        return (code, output.ToString());
    }
}
