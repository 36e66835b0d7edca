using System.Net;
using System.Text.Json;
using Feed.EndToEnd.Tests.Support;

namespace Feed.EndToEnd.Tests;

[Collection(Profiles.Embedded)]
public sealed class EmbeddedSubscriptionTests(EmbeddedFeed feed) : SubscriptionTests(feed);

[Collection(Profiles.Distributed)]
public sealed class DistributedSubscriptionTests(DistributedFeed feed) : SubscriptionTests(feed);

/// <summary>From a command over REST to those who wait for it over GraphQL.</summary>
public abstract class SubscriptionTests(FeedStack feed)
{
    private const string FeedUpdated = "subscription($after: String) { feedUpdated(after: $after) { text author { handle } } }";

    [Fact]
    public async Task Posted_a_post_reaches_who_follows_its_author_and_one_who_comes_back_gets_what_was_missed()
    {
        _ = feed.Stack; // or skip
        var stop = TestContext.Current.CancellationToken;
        var author = await feed.Rest.SignUpAsync($"sub_author_{Guid.NewGuid():N}"[..24], stop);
        var reader = await feed.Rest.SignUpAsync($"sub_reader_{Guid.NewGuid():N}"[..24], stop);
        (await feed.Rest.SendAsync(HttpMethod.Put, $"users/{author.Id}/follow", null, reader.Token, stop)).Expect(HttpStatusCode.NoContent);
        var cursor = await CursorAsync(reader, stop);

        await PostAsync(author, "one", stop);
        await using (var socket = await LiveSocket.OpenAsync(feed.Stack.Endpoints.Graphql!, reader.Token, stop))
        {
            await socket.SubscribeAsync(FeedUpdated, new { after = cursor }, stop);
            cursor = Check(await socket.EventAsync(stop), "one", author);
            await PostAsync(author, "two", stop);
            cursor = Check(await socket.EventAsync(stop), "two", author);
        }

        await PostAsync(author, "while away", stop);
        await using var again = await LiveSocket.OpenAsync(feed.Stack.Endpoints.Graphql!, reader.Token, stop);
        await again.SubscribeAsync(FeedUpdated, new { after = cursor }, stop);
        Check(await again.EventAsync(stop), "while away", author);
    }

    private static string Check(JsonElement payload, string text, Account author)
    {
        var post = payload.GetProperty("data").GetProperty("feedUpdated");
        Assert.Equal(text, post.GetProperty("text").GetString());
        Assert.Equal(author.Handle, post.GetProperty("author").GetProperty("handle").GetString());
        return payload.GetProperty("extensions").GetProperty("cursor").GetString()!;
    }

    private async Task PostAsync(Account author, string text, CancellationToken stop) =>
        (await feed.Rest.SendAsync(HttpMethod.Post, "posts", new { text }, author.Token, stop)).Expect(HttpStatusCode.Created);

    /// <summary>A position in the stream of posts; there is one once FeedBuilder and the service have met.</summary>
    private async Task<string> CursorAsync(Account reader, CancellationToken stop)
    {
        string? cursor = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var data = await feed.GraphQL.SendAsync("{ feedCursor }", new { }, reader.Token, stop);
                return (cursor = data.GetProperty("feedCursor").GetString()) is not null;
            },
            "a cursor",
            stop);
        return cursor!;
    }
}
