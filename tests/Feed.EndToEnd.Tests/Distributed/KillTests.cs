using Feed.EndToEnd.Tests.Support;

namespace Feed.EndToEnd.Tests.Distributed;

/// <summary>Every process of the pipeline is killed while changes wait, and every reader sees what Postgres says afterwards.</summary>
[Collection(Profiles.Distributed)]
public sealed class KillTests(DistributedFeed feed)
{
    private const int Unapplied = 1000;

    private static readonly string[] Workers = [KafkaView.FeedBuilder, KafkaView.SearchIndexer];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("feed-builder")]
    [InlineData("search-indexer")]
    [InlineData("kafka")]
    [InlineData("elasticsearch")]
    public Task Kill_while_a_thousand_changes_wait_in_Kafka_loses_none(string name) => KillAsync(name, Workers, async (kafka, before) =>
        await Eventually.TrueAsync(async () => await kafka.WrittenAsync() - before >= Crowd.Changes, "all changes in Kafka", Stop));

    [Theory]
    [InlineData("connect")]
    [InlineData("postgres")]
    public Task Kill_while_a_thousand_changes_wait_in_the_WAL_loses_none(string name) => KillAsync(name, [.. Workers, "connect"], async (kafka, before) =>
        Assert.True(Crowd.Changes - (await kafka.WrittenAsync() - before) >= Unapplied, "The changes are in Kafka already."));

    private async Task KillAsync(string name, IEnumerable<string> frozen, Func<KafkaView, long, Task> reached)
    {
        using var kafka = new KafkaView(feed.Stack.KafkaConnectionString);
        var crowd = await Crowd.CreateAsync(feed, Stop);
        using (Frozen.Freeze(feed.Stack, frozen))
        {
            var (written, applied) = (await kafka.WrittenAsync(), await AppliedAsync(kafka));
            await crowd.WriteAsync(Stop);
            await crowd.TakeAwayAsync(Stop);
            await reached(kafka, written);
            foreach (var (group, count) in await AppliedAsync(kafka))
            {
                Assert.True(Crowd.Changes - (count - applied[group]) >= Unapplied, $"{group} has applied the changes already.");
            }

            await feed.Stack.KillAsync(name);
        }

        await feed.Stack.WaitHealthyAsync(cancellationToken: Stop);
        feed.Database.Clear(); // connections to the Postgres that was killed
        await feed.VerifyAsync(crowd, Stop);
    }

    private static async Task<Dictionary<string, long>> AppliedAsync(KafkaView kafka)
    {
        var applied = new Dictionary<string, long>();
        foreach (var group in Workers)
        {
            applied.Add(group, await kafka.AppliedAsync(group));
        }

        return applied;
    }
}
