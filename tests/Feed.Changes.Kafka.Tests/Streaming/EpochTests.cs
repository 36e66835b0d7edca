using Confluent.Kafka;
using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;

namespace Feed.Changes.Kafka.Tests;

public sealed class EpochTests(FeedServer server, KafkaServer kafka)
{
    [Fact]
    public async Task Topic_made_again_begins_a_new_epoch_without_what_was_deleted_meanwhile()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var author = await feed.Feed.AddUserAsync();
        var (kept, deleted) = (await feed.Feed.AddPostAsync(author), await feed.Feed.AddPostAsync(author));
        await feed.Feed.ExecuteAsync($"INSERT INTO follows (follower_id, followee_id) VALUES ({await feed.Feed.AddUserAsync()}, {author})");
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        await feed.PostAsync(author, 7, "never again");
        await feed.UntilAppliedAsync(1);

        await feed.Admin.DeleteTopicsAsync([feed.Topic("posts")]);
        await feed.Feed.ExecuteAsync($"DELETE FROM posts WHERE id = {deleted}; DELETE FROM follows");
        await Poll.UntilAsync(() => MadeAgainAsync(feed), "the topic is made again");
        await feed.Feed.UntilCompleteAsync(2);
        await feed.PostAsync(author, 8, "afterwards");
        await Poll.UntilAsync(() => feed.Store.Changes.Any(c => c.Op == ChangeOp.Create && c.Row.Int64("id") == 8), "the stream goes on");

        var posts = feed.Store.Rows("posts", ["id"]);
        Assert.Equal(["8", $"{kept}"], posts.Order(StringComparer.Ordinal).Reverse());
        Assert.Empty(feed.Store.Rows("follows", ["follower_id"]));
        // Whichever is noticed first.
        Assert.Contains(feed.Feed.Logs.Lines, line => line.Contains("was deleted", StringComparison.Ordinal) || line.Contains("Kafka no longer has", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snapshot_of_the_connector_begins_a_new_epoch_once()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);

        foreach (var type in (string[])["STARTED", "IN_PROGRESS", "COMPLETED", "SKIPPED"]) await feed.NotifyAsync("Initial Snapshot", type);
        await feed.Feed.UntilCompleteAsync(2);
        await feed.PostAsync(1, 7);
        await feed.UntilAppliedAsync(1);

        Assert.Equal(2, await feed.Feed.ScalarAsync<long>($"SELECT count(*) FROM private.epochs WHERE consumer_group = '{feed.Feed.Group}'"));
        Assert.Equal(2, feed.Store.Changes.Single(c => c.Op == ChangeOp.Create).Position.Epoch);
    }

    [Fact]
    public async Task Truncated_table_begins_a_new_epoch()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);

        await feed.SendAsync("comments", null, """{"before":null,"after":null,"source":{"table":"comments"},"op":"t"}""");

        await feed.Feed.UntilCompleteAsync(2);
        Assert.Contains(feed.Feed.Logs.Lines, line => line.Contains("comments was truncated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Records_that_retention_removed_begin_a_new_epoch()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var host = await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        await feed.PostAsync(1, 7, partition: 0);
        await feed.UntilAppliedAsync(1);
        await TestFeed.StopAsync(host);

        for (var id = 8; id < 18; id++) await feed.PostAsync(1, id, partition: 0);
        await feed.Admin.DeleteRecordsAsync([new TopicPartitionOffset(feed.Topic("posts"), 0, 5)]);
        await feed.StartAsync();

        await feed.Feed.UntilCompleteAsync(2);
        Assert.Contains(feed.Feed.Logs.Lines, line => line.Contains("Kafka no longer has offset 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Emptied_store_begins_a_new_epoch()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var author = await feed.Feed.AddUserAsync();
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);

        feed.Store.Clear();

        await feed.Feed.UntilCompleteAsync(2);
        Assert.Equal([$"{author}"], feed.Store.Rows("users", ["id"]));
    }

    [Fact]
    public async Task Store_emptied_just_before_its_first_change_gets_no_mark_that_hides_it()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var author = await feed.Feed.AddUserAsync();
        // Looks at an idle store too rarely to notice anything.
        await feed.StartAsync(values => values["Feed:Changes:IdleInterval"] = "00:05:00");
        await feed.Feed.UntilCompleteAsync(1);

        feed.Store.Clear();
        await feed.PostAsync(author, 8);

        await feed.Feed.UntilCompleteAsync(2);
        Assert.Equal([$"{author}"], feed.Store.Rows("users", ["id"]));
    }

    [Fact]
    public async Task Every_partition_has_a_mark_before_its_first_change()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);

        await Poll.UntilAsync(() => feed.Store.PartitionMarks.Count == TableContract.WriteModel.Count * 3 + 1, "each partition has one");
        Assert.All(feed.Store.PartitionMarks.Values, mark => Assert.Equal(new ChangePosition(1, 0, 0, 0), mark));
    }

    [Fact]
    public async Task Store_that_went_back_is_given_what_it_lost_again()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        var host = await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        for (var id = 1; id <= 20; id++) await feed.PostAsync(1, id, partition: 0);
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).GetValueOrDefault(0) == 20, "all is committed");
        await TestFeed.StopAsync(host);

        var mark = $"{feed.Feed.Group}.{feed.Topic("posts")}.0";
        Assert.Equal(new ChangePosition(1, 20, 0, 0), feed.Store.PartitionMarks[mark]);
        feed.Store.PartitionMarks[mark] = new ChangePosition(1, 12, 0, 0);
        await feed.StartAsync();
        await Poll.UntilAsync(() => feed.Store.Count(Tables.Posts, ChangeOp.Create) == 28, "what lies behind the mark is applied again");

        Assert.Equal(Enumerable.Range(13, 8).Select(i => (long)i), feed.Store.Changes.TakeLast(8).Select(c => c.Row.Int64("id")));
    }

    [Fact]
    public async Task New_life_of_the_store_goes_back_to_what_was_committed()
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        feed.Store.DurableAfter = TimeSpan.FromSeconds(1);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        await feed.PostAsync(1, 1, partition: 0);
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).GetValueOrDefault(0) == 1, "the first is committed");

        feed.Store.DurableAfter = TimeSpan.FromHours(1);
        await feed.PostAsync(1, 2, partition: 0);
        await feed.UntilAppliedAsync(2);
        feed.Store.Generation = "second life";

        await Poll.UntilAsync(() => feed.Store.Changes.Count(c => c.Op == ChangeOp.Create && c.Row.Int64("id") == 2) == 2, "the second is applied again");
        Assert.Single(feed.Store.Changes, c => c.Op == ChangeOp.Create && c.Row.Int64("id") == 1);
    }

    private static async Task<bool> MadeAgainAsync(KafkaFeed feed)
    {
        try
        {
            await feed.CreateTopicAsync("posts");
            return true;
        }
        catch (KafkaException)
        {
            return false;
        }
    }
}
