using System.Diagnostics;
using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;

namespace Feed.Changes.Kafka.Tests;

/// <summary>What waits in several partitions is one batch.</summary>
public sealed class MergingTests(FeedServer server, KafkaServer kafka)
{
    [Theory]
    [InlineData("00:00:00")]
    [InlineData("00:00:00.250")]
    public async Task Changes_of_several_partitions_are_one_batch_and_one_that_fails_waits_in_its_own_lane(string linger)
    {
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync(values =>
        {
            (values["Feed:Changes:Linger"], values["Feed:Changes:Kafka:Parallelism"]) = (linger, "1");
            values["Feed:Changes:RetrySeconds:1"] = "3000";
        });
        await feed.Feed.UntilCompleteAsync(1);
        var poison = new Poison(feed.Store, c => c is { Table: Tables.Posts, Op: ChangeOp.Create } && c.Row.Int64("author_id") == 1);

        var posts = 0;
        while (!poison.Batches.Any(IsMerged)) await PostRoundAsync();
        await feed.UntilAppliedAsync(posts / 3 * 2);
        await Poll.UntilAsync(async () => (await feed.CommittedAsync("posts")).Values.Sum() == posts, "everything is committed");

        Assert.Equal(
            [$"{feed.Topic("posts")}/0|posts:1|{posts / 3}"],
            await feed.Feed.ListAsync("SELECT concat_ws('|', lane, ordering_key, count(*)) FROM private.retries GROUP BY lane, ordering_key"));
        poison.IsMended = true;
        await Poll.UntilAsync(async () => await feed.Feed.HurryAsync() >= 0 && await feed.Feed.RetriesAsync() == 0, "nothing waits");
        foreach (var partition in feed.Store.Changes.Where(c => c.Op == ChangeOp.Create).GroupBy(c => c.Source))
            Assert.Equal(Enumerable.Range(0, posts / 3).Select(i => (3L * i) + partition.First().Row.Int64("author_id")), partition.Select(c => c.Row.Int64("id")));

        async Task PostRoundAsync()
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(p => feed.PostAsync(p + 1, posts + p + 1, partition: p)));
            posts += 3;
            if (posts < 3_000) return;
            Assert.Fail("No batch has changes of several partitions.");
        }
    }

    [Fact]
    public async Task Span_of_a_batch_names_its_partition_or_what_its_changes_have_in_common()
    {
        using var ended = new EndedSpans();
        await using var feed = await KafkaFeed.StartAsync(server, kafka);
        await feed.StartAsync();
        await feed.Feed.UntilCompleteAsync(1);
        await feed.PostAsync(1, 1, partition: 2);
        await Poll.UntilAsync(() => ended.Any(IsOfThis), "the span ended");

        var span = ended.First(IsOfThis);
        Assert.Equal($"process {feed.Topic("posts")}", span.DisplayName);
        Assert.Equal("2", span.GetTagItem("messaging.destination.partition.id"));
        Assert.Equal("kafka", span.GetTagItem("messaging.system"));

        bool IsOfThis(Activity activity) => Equals(activity.GetTagItem("messaging.destination.name"), feed.Topic("posts"));
    }

    [Fact]
    public void Origin_is_what_all_changes_have_in_common()
    {
        Assert.Equal(new ChangeOrigin("feed", null), ChangeOrigin.OfAll([Of(""), Of("")]));
        Assert.Equal(new ChangeOrigin("a.posts", "1"), ChangeOrigin.OfAll([Of("a.posts/1"), Of("a.posts/1")]));
        Assert.Equal(new ChangeOrigin("a.posts", null), ChangeOrigin.OfAll([Of("a.posts/1"), Of("a.posts/2")]));
        Assert.Equal(new ChangeOrigin(null, null), ChangeOrigin.OfAll([Of("a.posts/1"), Of("a.posts/2"), Of("a.likes/1"), Of("a.posts/2")]));
    }

    private static bool IsMerged(ChangeBatch batch) => batch.Changes.Select(c => c.Source).Distinct().Count() > 1;

    private static Change Of(string source) => new(
        "posts", ChangeOp.Delete, new ChangeRow(new TableShape("posts", ["id"]), ["1"]), null, new ChangePosition(1, 1, 1, 1), 1, DateTimeOffset.UnixEpoch)
    {
        Source = source,
    };
}
