using Confluent.Kafka;
using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;

namespace Feed.Changes.Kafka.Tests;

public sealed class StreamTests(FeedServer server, KafkaServer kafka)
{
    [Fact]
    public async Task Changes_of_a_key_are_applied_in_order_and_committed()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);

        await Task.WhenAll(Enumerable.Range(1, 300).Select(i => feed.PostAsync(i % 10, i)));
        await feed.UntilAppliedAsync(300);

        foreach (var author in feed.Store.Changes.GroupBy(c => c.Source))
            Assert.Equal(author.OrderBy(c => c.Position), author);
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).Values.Sum() == 300, "everything is committed");
    }

    [Fact]
    public async Task First_start_reads_all_rows_and_then_what_comes_after_the_noted_ends()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var author = await feed.Feed.AddUserAsync();
        var post = await feed.Feed.AddPostAsync(author);
        await feed.PostAsync(author, 1, "before the snapshot");

        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        await feed.PostAsync(author, 2, "after it");
        await Poll.UntilAsync(() => feed.Store.Count(Tables.Posts, ChangeOp.Create) == 1, "the later one is applied");

        Assert.Equal(["begin 1", "complete 1"], feed.Store.Events);
        Assert.Equal(post, Assert.Single(feed.Store.Changes, c => c.Op == ChangeOp.Read && c.Table == Tables.Posts).Row.Int64("id"));
        Assert.Equal(2, Assert.Single(feed.Store.Changes, c => c.Op == ChangeOp.Create).Row.Int64("id"));
    }

    [Fact]
    public async Task Poison_becomes_dead_letters_and_the_rest_is_applied()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        var key = """{"author_id":1}""";

        await feed.PostAsync(1, 1, partition: 0);
        string[] poison = ["not JSON", "[]", "{}", """{"op":"x"}""", "{\"op\":\"c\",\"after\":{\"text\":\"" + new string('x', 10_000_000) + "\"}}"];
        foreach (var value in poison) await feed.SendAsync("posts", key, value, 0);
        await feed.SendAsync("posts", null, """{"op":"c"}""", 0);
        await feed.PostAsync(1, 9_007_199_254_740_992, partition: 0);
        await feed.SendAsync("posts", key, null, 0);
        await feed.PostAsync(1, 2, partition: 0);
        await feed.UntilAppliedAsync(2);

        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).GetValueOrDefault(0) == 10, "all is committed");
        var letters = DeadLetters(feed, 7);
        Assert.Equal("not JSON", System.Text.Encoding.UTF8.GetString(letters[0].Value));
        Assert.Equal(10_000_000, letters[4].Value.Length, 100.0);
    }

    [Fact]
    public async Task Offsets_are_not_committed_past_what_is_not_applied()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var release = new TaskCompletionSource();
        feed.Store.BeforeApply = (batch, token) =>
            batch.Changes.Any(c => c.Op == ChangeOp.Create && c.Row.Int64("id") == 5) ? release.Task.WaitAsync(token) : Task.CompletedTask;
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);

        for (var id = 1; id <= 10; id++) await feed.PostAsync(1, id, partition: 0);
        for (var id = 11; id <= 20; id++) await feed.PostAsync(2, id, partition: 1);
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).GetValueOrDefault(1) == 10, "the other partition goes on");

        Assert.InRange((await feed.CommittedAsync("posts")).GetValueOrDefault(0), 0, 4);
        release.SetResult();
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).GetValueOrDefault(0) == 10, "then it is committed");
    }

    [Fact]
    public async Task Offsets_are_not_committed_before_the_store_can_no_longer_lose_what_they_stand_for()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        feed.Store.DurableAfter = TimeSpan.FromHours(1);
        var host = await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);

        await feed.PostAsync(1, 1, partition: 0);
        await feed.UntilAppliedAsync(1);
        await Poll.UntilAsync(() => feed.Store.PartitionMarks.ContainsKey($"{feed.Feed.Group}.{feed.Topic("posts")}.0"), "the mark is written");
        await host.StopAsync();

        Assert.Empty(await feed.CommittedAsync("posts"));
    }

    [Fact]
    public async Task Stopping_finishes_the_batch_in_hand_and_gives_up_the_rest()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka, partitions: 1);
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        feed.Store.BeforeApply = async (batch, token) =>
        {
            if (batch.Changes.All(c => c.Op != ChangeOp.Create)) return;
            begun.TrySetResult();
            await release.Task.WaitAsync(token);
        };
        var host = await feed.StartAsync(values => values["Feed:Changes:MaxBatchChanges"] = "1");
        await feed.Feed.UntilCompleteAsync(1);
        for (var id = 1; id <= 5; id++) await feed.PostAsync(1, id);
        await begun.Task;

        var stopping = host.StopAsync();
        release.SetResult();
        await stopping;

        Assert.Equal([1], feed.Store.Changes.Select(c => c.Row.Int64("id")));
        Assert.Equal(1, (await feed.CommittedAsync("posts", 1))[0]);
        await feed.StartAsync();
        await feed.UntilAppliedAsync(5);
        Assert.Equal([1, 2, 3, 4, 5], feed.Store.Changes.Select(c => c.Row.Int64("id")));
    }

    private static List<Message<byte[], byte[]>> DeadLetters(KafkaFeed feed, int count)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = feed.Brokers, GroupId = "none", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false,
            FetchMaxBytes = 30_000_000, MaxPartitionFetchBytes = 30_000_000,
        }).Build();
        consumer.Assign(new TopicPartition(Topics.DeadLetters(feed.Feed.Group), 0));
        var found = new List<Message<byte[], byte[]>>();
        while (found.Count < count)
            found.Add((consumer.Consume(TimeSpan.FromSeconds(30)) ?? throw new TimeoutException($"only {found.Count} dead letters")).Message);
        return found;
    }
}
