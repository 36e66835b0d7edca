namespace Feed.Changes.Tests;

public sealed class RetryCrashTests(FeedServer server)
{
    [Fact]
    public async Task Crash_between_storing_and_the_mark_stores_a_change_once()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, RetryTests.Slow);
        await feed.UntilCompleteAsync(1);
        var poison = Poison.User(store, "bad");
        store.BeforeMark = (_, token) => Task.Delay(-1, token);
        await RetryTests.AddUsersAsync(feed, "bad", "good");
        await RetryTests.UntilTriedTwiceAsync(feed);
        await TestFeed.StopAsync(first);
        store.BeforeMark = (_, _) => Task.CompletedTask;

        await feed.StartAsync(store, RetryTests.Slow);
        await Poll.UntilAsync(() => store.Changes.Length == 2, "the good one is delivered again");
        Assert.Equal(2, poison.Attempts);
        Assert.Equal(["2"], await feed.ListAsync("SELECT attempts::text FROM private.retries"));
        poison.IsMended = true;
        await feed.HurryAsync();
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0, "it followed");
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task Crash_between_applying_and_deleting_applies_again_and_leaves_nothing()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, RetryTests.Slow);
        await feed.UntilCompleteAsync(1);
        var poison = Poison.User(store, "bad");
        await RetryTests.AddUsersAsync(feed, "bad");
        await RetryTests.RenameAsync(feed, "bad", "behind");
        await Poll.UntilAsync(async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.retries WHERE attempts = 0 OR due_at > now()") == 2, "both wait");
        var isThere = false;
        store.AfterApply = (_, token) =>
        {
            isThere = true;
            return Task.Delay(-1, token);
        };
        poison.IsMended = true;
        await feed.HurryAsync();
        await Poll.UntilAsync(() => isThere, "they are applied");
        await TestFeed.StopAsync(first);
        store.AfterApply = (_, _) => Task.CompletedTask;
        Assert.Equal(["2", "0"], await feed.ListAsync("SELECT attempts::text FROM private.retries ORDER BY position"));

        await feed.StartAsync(store, RetryTests.Slow);
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0, "nothing waits");
        Assert.Equal(["x", "behind", "x", "behind"], store.Changes.Select(c => c.Row.Text("display_name")));
    }

    [Fact]
    public async Task Change_whose_attempt_never_ended_is_tried_alone_and_its_attempts_count()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, RetryTests.Slow);
        await feed.UntilCompleteAsync(1);
        var poison = new Poison(store, _ => true);
        await RetryTests.AddUsersAsync(feed, "one", "two", "three");
        await Poll.UntilAsync(async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.retries WHERE attempts = 2 AND due_at > now()") == 3, "all failed twice");
        await feed.UntilAcknowledgedAsync(store);
        await TestFeed.StopAsync(first);
        // As a process leaves it that died while it tried all of them.
        await feed.ExecuteAsync($"UPDATE private.retries SET attempts = 2, error = '{StoredChange.Unfinished}', due_at = now()");
        poison.Batches.Clear();
        poison.IsMended = true;

        await feed.StartAsync(store, RetryTests.Slow);
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0, "nothing waits");
        Assert.All(poison.Batches, batch => Assert.Single(batch.Changes));
    }

    [Fact]
    public async Task Change_whose_last_attempt_ended_the_process_too_is_a_dead_letter_without_another()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, RetryTests.Slow);
        await feed.UntilCompleteAsync(1);
        var poison = Poison.User(store, "bad");
        await RetryTests.AddUsersAsync(feed, "bad");
        await RetryTests.RenameAsync(feed, "bad", "behind");
        await RetryTests.UntilTriedTwiceAsync(feed);
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 2, "both wait");
        await feed.UntilAcknowledgedAsync(store);
        await TestFeed.StopAsync(first);
        await feed.ExecuteAsync($"UPDATE private.retries SET attempts = 3, error = '{StoredChange.Unfinished}', due_at = now() WHERE due_at IS NOT NULL");
        poison.IsMended = true;

        await feed.StartAsync(store, RetryTests.Slow);
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0, "nothing waits");
        Assert.Equal([$"3|{StoredChange.Unfinished}|x"], await feed.ListAsync("SELECT concat_ws('|', attempts, error, after->>'display_name') FROM private.dead_letters"));
        Assert.Equal(["behind"], store.Changes.Select(c => c.Row.Text("display_name")));
    }

    [Fact]
    public async Task Changes_where_processes_ended_again_and_again_are_stored_and_counted_before_they_are_tried()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, RetryTests.Slow);
        await feed.UntilCompleteAsync(1);
        await feed.UntilAcknowledgedAsync(store);
        await TestFeed.StopAsync(first);
        Assert.Equal(0, await feed.ScalarAsync<long>("SELECT count(*) FROM private.lanes"));
        // As processes leave it that died there.
        await feed.ExecuteAsync($"INSERT INTO private.lanes VALUES ('{feed.Group}', '', '{store.Mark}', 3)");
        var poison = Poison.User(store, "bad");
        await RetryTests.AddUsersAsync(feed, "good", "bad");
        await RetryTests.RenameAsync(feed, "good", "better");

        var second = await feed.StartAsync(store, RetryTests.Slow);
        await RetryTests.UntilTriedTwiceAsync(feed);
        await Poll.UntilAsync(() => store.Changes.Length == 2, "the others go on");
        Assert.True(store.IsLate(store.Changes[0]));
        Assert.All(poison.Batches.Where(batch => batch.Changes.Any(c => c.Row.Text("handle") == "bad")), batch => Assert.True(batch.IsLate));
        Assert.Equal(["x", "better"], store.Changes.Select(c => c.Row.Text("display_name")));
        Assert.Equal(1, feed.Logs.Count("3 processes ended while they read lane ''"));
        await TestFeed.StopAsync(second);
        Assert.Equal(0, await feed.ScalarAsync<long>("SELECT count(*) FROM private.lanes"));
    }
}
