using System.Net.Http.Json;
using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;

namespace Feed.Changes.Kafka.Tests;

/// <summary>With the real connector: what a store has by last writer wins is what the tables have.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public async Task Every_change_arrives_and_a_lost_slot_with_deletes_in_the_gap_begins_a_new_epoch()
    {
        NeedsKafka.Library();
        await using var kafka = await KafkaServer.StartAsync();
        var database = await FeedServer.StartOwnAsync();
        await using var feed = KafkaFeed.Of(database, kafka.BootstrapServers, "feed");
        await using var connect = await ConnectServer.StartAsync(kafka, database.ConnectionString);
        await feed.StartAsync();
        await feed.StartAsync();
        await Poll.UntilAsync(() => feed.Store.Events.Any(e => e.StartsWith("complete", StringComparison.Ordinal)), "an epoch is complete");

        var (ann, ben) = (await database.AddUserAsync(), await database.AddUserAsync());
        var posts = new List<long>();
        for (var i = 0; i < 50; i++) posts.Add(await database.AddPostAsync(i % 2 == 0 ? ann : ben, $"post {i}"));
        await database.ExecuteAsync($"INSERT INTO follows (follower_id, followee_id) VALUES ({ann}, {ben}), ({ben}, {ann})");
        await database.ExecuteAsync($"INSERT INTO likes (post_id, user_id) SELECT id, {ann} FROM posts");
        await database.ExecuteAsync($"INSERT INTO comments (post_id, author_id, text) SELECT id, {ben}, 'nice' FROM posts");
        await database.ExecuteAsync("UPDATE posts SET text = text || ', edited', edited_at = now() WHERE id % 3 = 0; DELETE FROM posts WHERE id % 5 = 0");
        await database.ExecuteAsync($"UPDATE posts SET text = repeat('🌞', 10000) WHERE id = {posts[1]}");
        await UntilSameAsync(feed);

        using var http = new HttpClient { BaseAddress = new Uri(connect.Url) };
        await http.PutAsJsonAsync("/connectors/feed/stop", new { });
        await Poll.UntilAsync(
            async () => await database.ScalarAsync<long>("SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'feed_connect' AND active") == 0,
            "the connector stopped");
        await database.ExecuteAsync("SELECT pg_drop_replication_slot('feed_connect')");
        await database.ExecuteAsync($"DELETE FROM posts WHERE id = {posts[2]}; DELETE FROM follows WHERE follower_id = {ann}");
        await http.PutAsJsonAsync("/connectors/feed/resume", new { });
        await UntilSameAsync(feed);
        await database.AddPostAsync(ben, "afterwards");
        await UntilSameAsync(feed);
    }

    private static Task UntilSameAsync(KafkaFeed feed) => Poll.UntilAsync(
        async () =>
        {
            try
            {
                await feed.Feed.AssertSameAsync(feed.Store);
                return true;
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or ChangeSchemaException)
            {
                return false;
            }
        },
        "the store has what the tables have");
}
