namespace Feed.Changes.Tests;

public sealed class FailureTests(FeedServer server)
{
    [Fact]
    public async Task Store_that_is_away_pauses_the_stream_and_loses_nothing()
    {
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        store.BeforeApply = (_, _) => throw new StoreAwayException();
        for (var i = 0; i < 5; i++) await feed.AddUserAsync();
        await Poll.UntilAsync(() => feed.Logs.Count("the projection's store is unavailable") == 1, "the stream pauses");
        await Task.Delay(300);
        store.BeforeApply = (_, _) => Task.CompletedTask;
        await Poll.UntilAsync(() => store.Changes.Length == 5, "all users are there");

        await feed.AssertSameAsync(store);
        // It is told after the call that proves it.
        await Poll.UntilAsync(() => feed.Logs.Count("the projection's store is back") == 1, "the outage is over");
        Assert.Equal(1, feed.Logs.Count("the projection's store is unavailable"));
        Assert.Equal(0, await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters"));
    }

    [Fact]
    public async Task Batch_is_applied_only_when_its_transactions_are_visible()
    {
        // From the start, for a reload reaches each server process at its own time; and only those commits wait that ask for it.
        await using var feed = await FeedServer.StartOwnAsync(new() { ["synchronous_standby_names"] = "ghost", ["synchronous_commit"] = "local" });
        var store = await StreamTests.StartedAsync(feed);
        var hidden = 0;
        store.BeforeApply = async (batch, _) =>
        {
            foreach (var change in batch.Changes)
                if (await feed.ScalarAsync<long>($"SELECT count(*) FROM users WHERE id = {change.Row.Int64("id")}") == 0) hidden++;
        };

        var stalled = Enumerable.Range(1, 5).Select(id => feed.ExecuteAsync($"""
            BEGIN; SET LOCAL synchronous_commit = on; INSERT INTO users (id, handle, display_name) VALUES ({id}, 'user{id}', 'User {id}'); COMMIT
            """)).ToArray();
        await Task.Delay(2_000);
        Assert.Empty(store.Changes);
        Assert.All(stalled, s => Assert.False(s.IsCompleted));
        await feed.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = ''");
        await feed.ExecuteAsync("SELECT pg_reload_conf()");
        await Task.WhenAll(stalled);
        await Poll.UntilAsync(() => store.Changes.Length == 5, "the users are there");

        Assert.Equal(0, hidden);
        Assert.All(store.Changes, c => Assert.True(store.Snapshots[^1].Sees(c.Xid)));
    }

    [Fact]
    public async Task Consumer_slower_than_the_servers_timeout_is_not_cut_off()
    {
        await using var feed = await FeedServer.StartOwnAsync(new() { ["wal_sender_timeout"] = "8s" });
        var store = new RecordingStore();
        await feed.StartAsync(store, s => s["Feed:Changes:MaxBufferedBytes"] = "100000");
        await feed.UntilCompleteAsync(1);
        var isWaiting = true;
        store.BeforeApply = async (_, token) =>
        {
            if (isWaiting) await Task.Delay(TimeSpan.FromSeconds(20), token);
            isWaiting = false;
        };
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'user' || i, repeat('x', 400) FROM generate_series(1, 20000) i");
        await Poll.UntilAsync(() => store.Changes.Length == 20_000, "all users are there");

        Assert.Equal(20_000, store.Changes.Select(c => c.Position).Distinct().Count());
        Assert.Equal(1, feed.Logs.Count("streaming epoch"));
        Assert.Equal(0, feed.Logs.Count("is unavailable"));
    }
}
