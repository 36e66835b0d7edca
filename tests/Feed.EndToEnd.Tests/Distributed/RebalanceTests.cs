using Feed.EndToEnd.Tests.Support;

namespace Feed.EndToEnd.Tests.Distributed;

/// <summary>Instances of a worker come and go while changes flow.</summary>
[Collection(Profiles.Distributed)]
public sealed class RebalanceTests(DistributedFeed feed)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_feed_builder_shares_the_partitions_and_its_kill_under_load_loses_nothing()
    {
        using var kafka = new KafkaView(feed.Stack.KafkaConnectionString);
        var crowd = await Crowd.CreateAsync(feed, Stop);
        await using (var second = await feed.Stack.StartBesideAsync("feed-builder", Stop))
        {
            var writing = crowd.WriteAsync(Stop);
            await Eventually.TrueAsync(async () => await kafka.MembersWithPartitionsAsync(KafkaView.FeedBuilder) == 2, "two instances with partitions", Stop);
            await writing;
            await crowd.WriteAsync(Stop);
            await crowd.TakeAwayAsync(Stop);
            Assert.True(second.IsRunning, "The second instance has ended by itself.");
        }

        await Eventually.TrueAsync(async () => await kafka.MembersWithPartitionsAsync(KafkaView.FeedBuilder) == 1, "one instance with all partitions", Stop);
        await feed.VerifyAsync(crowd, Stop);
    }
}
