using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Tests;

public sealed class RetryOutageTests(FeedServer server)
{
    [Fact]
    public async Task Database_that_is_away_while_a_change_is_to_be_stored_pauses_the_stream()
    {
        await using var feed = await FeedServer.StartOwnAsync(durable: true);
        var store = new RecordingStore();
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        var isKilled = false;
        store.BeforeApply = async (batch, _) =>
        {
            if (batch.Changes.All(c => c.Row.Text("handle") != "bad")) return;
            if (!isKilled) await feed.OwnServer!.KillAsync();
            isKilled = true;

            throw new FormatException("cannot digest this");
        };
        try
        {
            await RetryTests.AddUsersAsync(feed, "bad", "good");
        }
        catch (NpgsqlException)
        {
            // The answer to the commit may be lost with the server; the commit is not.
        }

        await Poll.UntilAsync(() => isKilled, "the server is gone");
        await feed.OwnServer!.RestartAsync();
        feed.Source.Clear();
        await Poll.UntilAsync(async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters") == 1, "the dead letter is there");
        await Poll.UntilAsync(() => store.Changes.Any(c => c.Row.Text("handle") == "good"), "the good one is there");
        Assert.Equal(["begin 1", "complete 1"], store.Events);
    }

    [Fact]
    public async Task Outage_of_the_store_is_no_attempt()
    {
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        var calls = 0;
        store.BeforeApply = (_, _) => ++calls switch
        {
            1 => throw new FormatException("bad"),
            < 10 => throw new StoreAwayException(),
            _ => Task.CompletedTask,
        };
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 1, "it is there");
        Assert.Equal(0, await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters"));
        Assert.Equal(10, calls);
    }

    [Fact]
    public async Task New_epoch_makes_what_waits_moot()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var store = new RecordingStore();
        await feed.StartAsync(store, RetryTests.Slow);
        await feed.UntilCompleteAsync(1);
        var poison = Poison.User(store, "bad");
        await RetryTests.AddUsersAsync(feed, "bad");
        await RetryTests.UntilTriedTwiceAsync(feed);
        poison.IsMended = true;
        await feed.AddPostAsync(author);
        await feed.ExecuteAsync("TRUNCATE posts CASCADE");
        await feed.UntilCompleteAsync(2);

        Assert.Equal(0, await feed.RetriesAsync());
        await feed.AssertSameAsync(store);
        Assert.DoesNotContain(store.Changes, store.IsLate);
        await RetryTests.RenameAsync(feed, "bad", "direct");
        await Poll.UntilAsync(() => store.Changes[^1].Row.Has("display_name") && store.Changes[^1].Row.Text("display_name") == "direct", "the key flows");
    }

    [Fact]
    public async Task Random_failures_and_restarts_keep_the_order_of_each_key()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var random = new Random(7);
        await RetryTests.AddUsersAsync(feed, [.. Enumerable.Range(0, 8).Select(i => $"user{i}")]);
        var host = await feed.StartAsync(store, Brief);
        await feed.UntilCompleteAsync(1);
        store.BeforeApply = (batch, _) =>
        {
            lock (random) return random.Next(4) == 0 && batch.Changes.Any(c => c.Op == ChangeOp.Update) ? throw new FormatException("now and then") : Task.CompletedTask;
        };
        for (var i = 0; i < 120; i++)
        {
            await RetryTests.RenameAsync(feed, $"user{i % 8}", $"n{i:d3}");
            if (i % 40 != 39) continue;
            await TestFeed.StopAsync(host);
            host = await feed.StartAsync(store, Brief);
        }

        // A restart repeats some: only different ones count.
        await Poll.UntilAsync(
            async () => store.Changes.Where(c => c.Op == ChangeOp.Update).Select(c => c.Position).Distinct().Count() == 120 && await feed.RetriesAsync() == 0,
            "all are applied");
        foreach (var key in store.Changes.Where(c => c.Op == ChangeOp.Update).GroupBy(c => c.Row.Text("handle")))
        {
            var firsts = key.Select(c => c.Position).Distinct().ToArray();
            Assert.Equal(15, firsts.Length);
            Assert.Equal(firsts.Order(), firsts);
        }

        await feed.AssertSameAsync(store);
    }

    private static void Brief(Dictionary<string, string?> settings)
    {
        for (var i = 0; i < 15; i++) settings[$"Feed:Changes:RetrySeconds:{i}"] = "0.01";
    }
}
