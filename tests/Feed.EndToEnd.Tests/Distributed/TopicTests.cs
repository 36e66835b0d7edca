using Confluent.Kafka;
using Feed.Contracts;
using Feed.EndToEnd.Tests.Support;

namespace Feed.EndToEnd.Tests.Distributed;

/// <summary>What may happen to a topic, a group's offsets and the connector.</summary>
[Collection(Profiles.Distributed)]
public sealed class TopicTests(DistributedFeed feed)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restarted_connector_goes_on_where_it_was()
    {
        var connect = feed.Stack.Resources.Single(one => one.Name == "connect").Urls[0];
        var crowd = await Crowd.CreateAsync(feed, Stop);
        var writing = crowd.WriteAsync(Stop);
        using var answer = await feed.Http.PostAsync(new Uri($"{connect}/connectors/feed/restart?includeTasks=true"), null, Stop);
        answer.EnsureSuccessStatusCode();
        await writing;
        await crowd.TakeAwayAsync(Stop);

        await feed.VerifyAsync(crowd, Stop);
    }

    [Fact]
    public async Task Topic_deleted_and_made_again_is_made_good_by_a_snapshot()
    {
        using var kafka = new KafkaView(feed.Stack.KafkaConnectionString);
        var crowd = await Crowd.CreateAsync(feed, Stop);
        await crowd.WriteAsync(Stop);
        using (Frozen.Freeze(feed.Stack, KafkaView.FeedBuilder, KafkaView.SearchIndexer))
        {
            await crowd.TakeAwayAsync(Stop);
            await kafka.Admin.DeleteTopicsAsync([Topics.Of(Tables.Posts), Topics.Of(Tables.Follows)]);
            await feed.Stack.RestartAsync("kafka"); // makes what is missing
            await feed.Stack.WaitHealthyAsync("kafka", Stop);
        }

        await feed.Stack.WaitHealthyAsync(cancellationToken: Stop);
        await feed.VerifyAsync(crowd, Stop);
    }

    [Fact]
    public async Task Replay_from_the_first_offset_changes_nothing_that_a_reader_sees()
    {
        using var kafka = new KafkaView(feed.Stack.KafkaConnectionString);
        var crowd = await Crowd.CreateAsync(feed, Stop);
        await crowd.WriteAsync(Stop);
        await crowd.TakeAwayAsync(Stop);
        await feed.VerifyAsync(crowd, Stop);
        foreach (var group in new[] { KafkaView.FeedBuilder, KafkaView.SearchIndexer })
        {
            using (Frozen.Freeze(feed.Stack, group))
            {
                // Its session ends; only then may anybody else move its offsets.
                await Eventually.TrueAsync(() => TryRewindAsync(kafka, group), $"{group} to be rewound", Stop);
                await feed.Stack.KillAsync(group);
            }

            await feed.Stack.WaitHealthyAsync(group, Stop);
        }

        await feed.VerifyAsync(crowd, Stop);
        foreach (var group in new[] { KafkaView.FeedBuilder, KafkaView.SearchIndexer })
        {
            // At least the posts: not every group reads likes and comments.
            await Eventually.TrueAsync(async () => await kafka.AppliedAsync(group) >= Crowd.Changes / 2, $"{group} to apply the changes again", Stop);
        }

        await feed.VerifyAsync(crowd, Stop);
    }

    private static async Task<bool> TryRewindAsync(KafkaView kafka, string group)
    {
        try
        {
            await kafka.RewindAsync(group);
            return true;
        }
        catch (KafkaException)
        {
            return false;
        }
    }
}
