using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.DeadLetters;
using Feed.Testing;

namespace Feed.Changes.Kafka.Tests;

public sealed class RetryTests(FeedServer server, KafkaServer kafka)
{
    [Fact]
    public async Task Key_that_fails_waits_over_a_restart_while_others_of_its_partition_go_on()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var first = await feed.StartAsync(Slow);
        await feed.Feed.UntilCompleteAsync(1);
        var poison = new Poison(feed.Store, IsPost(1));
        for (var id = 1; id <= 3; id++) await feed.PostAsync(1, id, partition: 0);
        await feed.PostAsync(2, 10, partition: 0);
        await feed.UntilAppliedAsync(1);
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).GetValueOrDefault(0) == 4, "everything is committed");
        Assert.Equal([10L], Applied(feed));
        Assert.Equal(
            [$"{feed.Topic("posts")}/0|posts:1|3"],
            await feed.Feed.ListAsync("SELECT concat_ws('|', lane, ordering_key, count(*)) FROM private.retries GROUP BY lane, ordering_key"));
        await TestFeed.StopAsync(first);

        await feed.StartAsync(Slow);
        await feed.PostAsync(1, 4, partition: 0);
        await feed.PostAsync(2, 11, partition: 0);
        await feed.UntilAppliedAsync(2);
        Assert.Equal([10L, 11L], Applied(feed));
        poison.IsMended = true;
        await Poll.UntilAsync(async () => await feed.Feed.HurryAsync() >= 0 && await feed.Feed.RetriesAsync() == 0, "nothing waits");

        Assert.Equal([10L, 11L, 1L, 2L, 3L, 4L], Applied(feed));
        Assert.All(feed.Store.Changes.Where(c => c.Op == ChangeOp.Create && c.Row.Int64("author_id") == 1), c => Assert.Equal($"{feed.Topic("posts")}/0", c.Source));
    }

    [Fact]
    public async Task Dead_letters_of_the_topic_are_replayed_by_the_command_and_undecodable_ones_stay()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        var poison = new Poison(feed.Store, IsPost(1));
        await feed.PostAsync(1, 1, partition: 0);
        await feed.SendAsync("posts", """{"author_id":1}""", "not JSON", 0);
        await feed.PostAsync(1, 2, partition: 0);
        await feed.UntilAppliedAsync(1);
        await Poll.UntilAsync(async () => (await CommandAsync(feed, "list")).Out.Contains("2 dead letters", StringComparison.Ordinal), "both are dead letters");
        Assert.Equal([2L], Applied(feed));
        poison.IsMended = true;

        var (code, output, error) = await CommandAsync(feed, "replay", "--all", "--wait", "60");
        Assert.Equal((1, "1 dead letter put back"), (code, output.Trim()));
        Assert.Contains("not JSON", error, StringComparison.Ordinal);
        Assert.Equal([2L, 1L], Applied(feed));
        Assert.True(feed.Store.IsLate(feed.Store.Changes[^1]));
        Assert.Contains("1 dead letter", (await CommandAsync(feed, "list", "--table", "posts")).Out, StringComparison.Ordinal);
    }

    private static void Slow(Dictionary<string, string?> settings) => settings["Feed:Changes:RetrySeconds:1"] = "3000";

    private static Func<Change, bool> IsPost(long id) => change => change is { Table: Tables.Posts, Op: ChangeOp.Create } && change.Row.Int64("id") == id;

    private static long[] Applied(KafkaFeed feed) =>
        [.. feed.Store.Changes.Where(c => c is { Table: Tables.Posts, Op: ChangeOp.Create }).Select(c => c.Row.Int64("id")).Distinct()];

    private static async Task<(int Code, string Out, string Error)> CommandAsync(KafkaFeed feed, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] words = [.. args, "--group", feed.Feed.Group];
        var code = await DeadLettersCommand.InvokeAsync(
            words, new LetterPlaces(feed.Feed.ConnectionString, feed.Brokers), new Terminal(output, error, null), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
