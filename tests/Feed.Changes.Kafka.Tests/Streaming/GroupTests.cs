using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;

namespace Feed.Changes.Kafka.Tests;

public sealed class GroupTests(FeedServer server, KafkaServer kafka)
{
    [Fact]
    public async Task Instances_come_and_go_under_load_and_nothing_is_lost_or_out_of_order()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka, partitions: 6);
        var first = await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        const int Posts = 3_000;
        var writing = WriteAsync(feed, Posts);

        await feed.UntilAppliedAsync(Posts / 6);
        var second = await feed.StartAsync();
        await feed.UntilAppliedAsync(Posts / 3);
        await TestFeed.StopAsync(first);
        await feed.StartAsync();
        await writing;
        await feed.UntilAppliedAsync(Posts);

        Assert.NotNull(second);
        var rows = feed.Store.Rows("posts", ["id"]).Count;
        Assert.Equal(Posts, rows);
        // Whoever takes over begins at what was committed, so runs repeat; each run rises.
        foreach (var partition in feed.Store.Changes.Where(c => c.Op == ChangeOp.Create).GroupBy(c => c.Source))
            AssertReplays([.. partition.Select(c => c.Position)]);
    }

    [Fact]
    public async Task Replay_from_the_first_offset_changes_nothing()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var host = await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        for (var id = 1; id <= 30; id++) await feed.PostAsync(id % 3, id);
        for (var id = 1; id <= 10; id++) await feed.PostAsync(id % 3, id, op: "d");
        await Poll.UntilAsync(() => feed.Store.Count(Tables.Posts, ChangeOp.Delete) == 10, "all is applied");
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).Values.Sum() == 40, "all is committed");
        await TestFeed.StopAsync(host);
        var before = feed.Store.Rows("posts", ["id", "text"]);

        await feed.Admin.AlterConsumerGroupOffsetsAsync(
        [
            new ConsumerGroupTopicPartitionOffsets(
                feed.Feed.Group, [.. Enumerable.Range(0, 3).Select(p => new TopicPartitionOffset(feed.Topic("posts"), p, 0))]),
        ]);
        await feed.StartAsync();
        await Poll.UntilAsync(() => feed.Store.Count(Tables.Posts, ChangeOp.Delete) == 20, "all is applied again");

        Assert.Equal(before, feed.Store.Rows("posts", ["id", "text"]));
        Assert.Equal(1, await feed.Feed.ScalarAsync<long>($"SELECT max(epoch) FROM private.epochs WHERE consumer_group = '{feed.Feed.Group}'"));
    }

    [Fact]
    public async Task Killed_broker_pauses_the_stream_and_loses_nothing()
    {
        NeedsKafka.Library();
        await using var own = await KafkaServer.StartAsync();
        await using var feed = await KafkaFeed.StartAsync(server, own);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        for (var id = 1; id <= 10; id++) await feed.PostAsync(1, id);
        await feed.UntilAppliedAsync(10);

        await own.KillAsync();
        await Poll.UntilAsync(() => feed.Feed.Logs.Count("the change stream is unavailable") > 0, "the outage is told");
        await own.RestartAsync();
        for (var id = 11; id <= 20; id++) await feed.PostAsync(1, id);
        await feed.UntilAppliedAsync(20);

        Assert.Equal(1, await feed.Feed.ScalarAsync<long>($"SELECT max(epoch) FROM private.epochs WHERE consumer_group = '{feed.Feed.Group}'"));
    }

    [Fact]
    public async Task Store_that_is_away_pauses_the_stream_and_loses_nothing()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        feed.Store.BeforeApply = (_, _) => throw new StoreAwayException();

        for (var id = 1; id <= 10; id++) await feed.PostAsync(id, id);
        await Poll.UntilAsync(() => feed.Feed.Logs.Count("the projection's store is unavailable") == 1, "the outage is told once");
        Assert.All((await feed.CommittedAsync("posts")).Values, offset => Assert.Equal(0, offset));
        feed.Store.BeforeApply = (_, _) => Task.CompletedTask;

        await feed.UntilAppliedAsync(10);
    }

    private static async Task WriteAsync(KafkaFeed feed, int posts)
    {
        foreach (var some in Enumerable.Range(1, posts).Chunk(20))
        {
            await Task.WhenAll(some.Select(id => feed.PostAsync(id % 40, id)));
            await Task.Delay(10);
        }
    }

    /// <summary>Between two steps back every position rises, and a step back is to one that was there before.</summary>
    private static void AssertReplays(ChangePosition[] positions)
    {
        var seen = new HashSet<ChangePosition>();
        var highest = default(ChangePosition);
        foreach (var position in positions)
        {
            Assert.True(position > highest || seen.Contains(position), $"{position} was passed over");
            if (position > highest) highest = position;
            seen.Add(position);
        }
    }
}
