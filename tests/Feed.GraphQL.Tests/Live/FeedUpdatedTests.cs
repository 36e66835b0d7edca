using System.Text.Json;
using Feed.Contracts;
using StackExchange.Redis;

namespace Feed.GraphQL.Tests.Live;

public sealed class FeedUpdatedTests(World world) : IClassFixture<World>
{
    private const string Subscription = "subscription($after: String) { feedUpdated(after: $after) { id text author { handle } likeCount likedByMe } }";

    [Fact]
    public async Task New_posts_of_whom_the_viewer_follows_arrive_on_any_instance()
    {
        var (reader, author, stranger) = await PeopleAsync();
        await using var one = new LiveHost(world);
        await using var other = new LiveHost(world);
        await using var first = await one.ConnectAsync(reader);
        await using var second = await other.ConnectAsync(reader);
        await first.SubscribeAsync(Subscription, new { after = await one.CursorAsync(reader) });
        await second.SubscribeAsync(Subscription, new { after = await other.CursorAsync(reader) });

        var (unseen, seen, own) = (await world.Rows.PostAsync(stranger), await world.Rows.PostAsync(author, "seen"), await world.Rows.PostAsync(reader, "mine"));
        await one.AnnounceAsync((unseen, stranger), (seen, author), (own, reader));

        foreach (var subscriber in new[] { first, second })
        {
            var post = await subscriber.EventAsync();
            Assert.Equal("seen", post.Text("data.feedUpdated.text"));
            Assert.False(post.At("data.feedUpdated.likedByMe").GetBoolean());
            Assert.Equal("mine", (await subscriber.EventAsync()).Text("data.feedUpdated.text"));
        }
    }

    [Fact]
    public async Task Subscription_without_a_cursor_begins_now()
    {
        var (reader, author, _) = await PeopleAsync();
        await using var host = new LiveHost(world);
        await host.AnnounceAsync((await world.Rows.PostAsync(author, "earlier"), author));
        await host.CursorAsync(reader);
        await using var subscriber = await host.ConnectAsync(reader);
        await subscriber.SubscribeAsync(Subscription);
        var arrived = subscriber.EventAsync();

        while (!arrived.IsCompleted)
        {
            await host.AnnounceAsync((await world.Rows.PostAsync(author, "now"), author));
            await Task.WhenAny(arrived, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        Assert.Equal("now", (await arrived).Text("data.feedUpdated.text"));
    }

    [Fact]
    public async Task Unfollowed_blocked_and_deleted_ones_are_left_out_at_once()
    {
        var (reader, author, other) = await PeopleAsync();
        await world.Rows.FollowAsync(reader, other);
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(reader);
        await subscriber.SubscribeAsync(Subscription, new { after = await host.CursorAsync(reader) });

        await world.Rows.ExecuteAsync("DELETE FROM follows WHERE follower_id = $1 AND followee_id = $2", reader, author);
        await world.Rows.BlockAsync(other, reader);
        var gone = await world.Rows.PostAsync(reader);
        await world.Rows.DeletePostAsync(gone);
        await host.AnnounceAsync((await world.Rows.PostAsync(author), author), (await world.Rows.PostAsync(other), other), (gone, reader));
        var last = await world.Rows.PostAsync(reader, "last");
        await host.AnnounceAsync((last, reader));

        Assert.Equal("last", (await subscriber.EventAsync()).Text("data.feedUpdated.text"));
    }

    [Fact]
    public async Task Returning_subscriber_gets_what_it_missed_in_the_order_of_delivery_and_nothing_twice()
    {
        var (reader, author, stranger) = await PeopleAsync();
        await using var host = new LiveHost(world);
        string cursor;
        await using (var subscriber = await host.ConnectAsync(reader))
        {
            await subscriber.SubscribeAsync(Subscription, new { after = await host.CursorAsync(reader) });
            await host.AnnounceAsync((await world.Rows.PostAsync(author, "before"), author));
            cursor = (await subscriber.EventAsync()).Text("extensions.cursor")!;
        }

        // The first of these committed late: its id is the smallest, and it was delivered last.
        var late = await world.Rows.PostAsync(author, "late");
        var missed = await world.Rows.PostAsync(author, "missed");
        var foreign = await world.Rows.PostAsync(stranger, "foreign");
        var deleted = await world.Rows.PostAsync(author, "deleted");
        await world.Rows.DeletePostAsync(deleted);
        await host.AnnounceAsync((missed, author), (foreign, stranger), (deleted, author));
        await host.AnnounceAsync((late, author));
        await host.AnnounceAsync((missed, author)); // FeedBuilder was cut off and does it again.

        await using var returning = await host.ConnectAsync(reader);
        await returning.SubscribeAsync(Subscription, new { after = cursor });
        await host.AnnounceAsync((await world.Rows.PostAsync(author, "after"), author));

        Assert.Equal("missed", (await returning.EventAsync()).Text("data.feedUpdated.text"));
        Assert.Equal("late", (await returning.EventAsync()).Text("data.feedUpdated.text"));
        Assert.Equal("after", (await returning.EventAsync()).Text("data.feedUpdated.text"));
    }

    [Fact]
    public async Task Cursor_of_a_feed_query_leads_on_from_its_answer()
    {
        var (reader, author, _) = await PeopleAsync();
        await using var host = new LiveHost(world);
        await host.AnnounceAsync((await world.Rows.PostAsync(author, "known"), author));
        using var http = new HttpClient { BaseAddress = host.Address };
        string? cursor = null;
        while (cursor is null)
        {
            var answer = await World.AskAsync(http, "{ feed { nodes { text } } feedCursor }", null, world.Token(reader));
            cursor = answer.Data.Text("feedCursor");
        }

        await host.AnnounceAsync((await world.Rows.PostAsync(author, "between"), author));
        await using var subscriber = await host.ConnectAsync(reader);
        await subscriber.SubscribeAsync(Subscription, new { after = cursor });

        var texts = new List<string?>();
        while (texts is not [.., "between"])
        {
            texts.Add((await subscriber.EventAsync()).Text("data.feedUpdated.text"));
        }

        Assert.Single(texts, "between");
    }

    [Fact]
    public async Task Cursor_that_the_log_no_longer_reaches_is_refused()
    {
        var (reader, author, _) = await PeopleAsync();
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(reader);
        await subscriber.SubscribeAsync(Subscription, new { after = await host.CursorAsync(reader) });
        await host.AnnounceAsync((await world.Rows.PostAsync(author), author));
        var cursor = (await subscriber.EventAsync()).Text("extensions.cursor");
        await host.AnnounceAsync((await world.Rows.PostAsync(author), author));
        await subscriber.EventAsync();
        await host.Redis.ExecuteAsync("XTRIM", (RedisKey)PostLog.Key, "MAXLEN", "1");

        await using var returning = await host.ConnectAsync(reader);
        await returning.SubscribeAsync(Subscription, new { after = cursor });

        Assert.Equal("CURSOR_EXPIRED", await returning.ErrorAsync());
    }

    [Fact]
    public async Task Another_viewers_cursor_and_nonsense_are_refused()
    {
        var (reader, author, _) = await PeopleAsync();
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(reader);
        await subscriber.SubscribeAsync(Subscription, new { after = await host.CursorAsync(reader) });
        await host.AnnounceAsync((await world.Rows.PostAsync(author), author));
        var cursor = (await subscriber.EventAsync()).Text("extensions.cursor");

        foreach (var wrong in new[] { cursor, "nonsense", "" })
        {
            await using var other = await host.ConnectAsync(author);
            await other.SubscribeAsync(Subscription, new { after = wrong });
            Assert.Equal("BAD_CURSOR", await other.ErrorAsync());
        }
    }

    [Fact]
    public async Task Anonymous_and_deleted_viewers_are_refused()
    {
        await using var host = new LiveHost(world);
        var gone = await world.Rows.UserAsync();
        await world.Rows.DeleteUserAsync(gone);
        foreach (var viewer in new long?[] { null, gone })
        {
            await using var subscriber = await host.ConnectAsync(viewer);
            await subscriber.SubscribeAsync(Subscription);
            Assert.Equal("UNAUTHENTICATED", await subscriber.ErrorAsync());
        }
    }

    [Fact]
    public async Task Slow_subscriber_is_cut_off_and_goes_on_from_its_cursor()
    {
        var (reader, author, _) = await PeopleAsync();
        await using var host = new LiveHost(world, ("Feed:SubscriberQueue", "1"));
        var posts = new List<(long Id, long Author)>();
        for (var i = 0; i < 40; i++)
        {
            posts.Add((await world.Rows.PostAsync(author, $"{i}"), author));
        }

        await using var subscriber = await host.ConnectAsync(reader);
        await subscriber.SubscribeAsync(Subscription, new { after = await host.CursorAsync(reader) });
        await host.AnnounceAsync(posts[0]);
        var texts = new List<string?> { (await subscriber.EventAsync()).Text("data.feedUpdated.text") };
        await host.AnnounceAsync([.. posts[1..]]); // All at once: no queue of one takes them.
        JsonElement message;
        var cursor = await host.CursorAsync(reader);
        while ((message = await subscriber.ReadAsync()).Text("type") == "next")
        {
            texts.Add(message.Text("payload.data.feedUpdated.text"));
            cursor = message.Text("payload.extensions.cursor");
        }

        Assert.Equal("SLOW_CONSUMER", message.Text("payload.0.extensions.code"));
        await using var returning = await host.ConnectAsync(reader);
        await returning.SubscribeAsync(Subscription, new { after = cursor });
        while (texts.Count < 40)
        {
            texts.Add((await returning.EventAsync()).Text("data.feedUpdated.text"));
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}"), texts);
    }

    private async Task<(long Reader, long Author, long Stranger)> PeopleAsync()
    {
        var people = await world.Rows.UsersAsync(3);
        await world.Rows.FollowAsync(people[0], people[1]);
        return (people[0], people[1], people[2]);
    }
}
