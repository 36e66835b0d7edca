using System.Text;
using System.Text.Json;
using Feed.Contracts;
using Feed.DeadLetters;
using Feed.Kafka;
using Feed.Testing;

namespace Feed.Changes.Tests;

public sealed class DeadLetterTopicTests(FeedServer server)
{
    private const string Lane = "feed.public.posts/3";

    [Fact]
    public async Task Letters_of_a_topic_are_listed_replayed_and_dropped()
    {
        if (KafkaLibrary.Problem is { } problem) Assert.Skip(problem);
        await using var kafka = await KafkaServer.StartAsync();
        await using var feed = await server.CreateAsync();
        await feed.ExecuteAsync("INSERT INTO private.epochs (consumer_group, epoch, system_id, timeline, slot, reason) VALUES ('feed-builder', 1, '1', 1, 'x', 'x')");
        using var topic = new DeadLetterTopic("feed-builder", kafka.BootstrapServers, TimeProvider.System);
        var places = new LetterPlaces(feed.ConnectionString, kafka.BootstrapServers);
        Assert.Equal("No dead letters.", (await RunAsync(places, "list")).Out.Trim());

        var raw = new byte[] { 0xff, 0x00, 0x7b };
        await topic.AddAsync([Letter(1, "first"), Letter(2, "second")], CancellationToken.None);
        await topic.AddAsync([Letter(1, "again")], CancellationToken.None);
        await topic.AddAsync(new UndecodableMessage("feed.public.posts", 3, 44, Encoding.UTF8.GetBytes("{}"), raw), "no JSON", CancellationToken.None);
        var letters = (await RunAsync(places, "list", "--json")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["second", "again", "no JSON"], letters.Select(l => l.GetProperty("error").GetString()!));
        Assert.Equal(raw, letters[2].GetProperty("message").GetProperty("valueBase64").GetBytesFromBase64());
        Assert.All(letters, l => Assert.Equal("posts", l.GetProperty("table").GetString()));

        var (code, output, error) = await RunAsync(places, "replay", "--all");
        Assert.Equal((1, "2 dead letters put back"), (code, output.Trim()));
        Assert.Contains("stays a dead letter", error, StringComparison.Ordinal);
        Assert.Equal(
            [$"feed-builder|{Lane}|posts:9|0|text"],
            await feed.ListAsync("SELECT DISTINCT concat_ws('|', consumer_group, lane, ordering_key, attempts, after->>'text') FROM private.retries"));
        Assert.Equal(0, (await RunAsync(places, "drop", letters[2].GetProperty("id").GetString()!, "--yes")).Code);
        Assert.Equal("No dead letters.", (await RunAsync(places, "list")).Out.Trim());
    }

    private static DeadLetter Letter(long order, string error)
    {
        var shape = new TableShape("posts", ["id", "author_id", "text"]);
        var change = new Change(
            "posts", ChangeOp.Create, null, new ChangeRow(shape, [$"{order}", "9", "text"]), new ChangePosition(1, 5, 6, order), 7, DateTimeOffset.UnixEpoch);
        return new DeadLetter(Lane, change, error, 6);
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(LetterPlaces places, params string[] args) =>
        DeadLetterCommandTests.RunAsync(places, null, args);
}
