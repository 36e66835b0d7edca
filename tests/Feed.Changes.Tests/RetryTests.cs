using Feed.Contracts;

namespace Feed.Changes.Tests;

public sealed class RetryTests(FeedServer server)
{
    [Fact]
    public async Task Other_keys_go_on_while_a_change_waits_to_be_tried_again()
    {
        await using var feed = await server.CreateAsync();
        var store = await StartedAsync(feed);
        var poison = Poison.User(store, "bad");
        await AddUsersAsync(feed, "one", "bad", "two");
        await AddUsersAsync(feed, "three");
        await Poll.UntilAsync(() => store.Changes.Length == 3, "the others are there");

        Assert.Equal(["one", "two", "three"], Handles(store));
        await UntilTriedTwiceAsync(feed);
        Assert.Equal(2, poison.Attempts);
        var row = Assert.Single(await feed.ListAsync(
            "SELECT concat_ws('|', consumer_group, ordering_key = 'users:' || (after->>'id'), op, attempts, due_at > now() + interval '1 minute', split_part(error, E'\\n', 1)) FROM private.retries"));
        Assert.Equal($"{feed.Group}|t|c|2|t|System.FormatException: cannot digest this", row);

        poison.IsMended = true;
        await feed.HurryAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 4, "it is there");
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0, "nothing waits");
        Assert.Equal("bad", Handles(store)[^1]);
        Assert.Equal([false, false, false, true], store.Changes.Select(store.IsLate));
    }

    [Fact]
    public async Task Later_changes_of_its_key_wait_behind_it_and_follow_in_order()
    {
        await using var feed = await server.CreateAsync();
        var store = await StartedAsync(feed);
        var poison = Poison.User(store, "bad");
        await AddUsersAsync(feed, "bad", "good");
        for (var i = 0; i < 3; i++)
        {
            await RenameAsync(feed, "bad", $"b{i}");
            await RenameAsync(feed, "good", $"g{i}");
        }

        await Poll.UntilAsync(async () => store.Changes.Length == 4 && await feed.RetriesAsync() == 4, "one key flows, the other waits");
        Assert.All(store.Changes, c => Assert.Equal("good", c.Row.Text("handle")));
        Assert.Equal(1, await feed.ScalarAsync<long>("SELECT count(*) FROM private.retries WHERE due_at IS NOT NULL"));
        poison.IsMended = true;
        await Poll.UntilAsync(async () => await feed.HurryAsync() >= 0 && await feed.RetriesAsync() == 0, "all followed");
        await RenameAsync(feed, "bad", "direct");
        await Poll.UntilAsync(() => store.Changes.Length == 9, "the key flows again");

        var bad = store.Changes.Where(c => c.Row.Text("handle") == "bad").ToArray();
        Assert.Equal(["x", "b0", "b1", "b2", "direct"], bad.Select(c => c.Row.Text("display_name")));
        Assert.Equal([true, true, true, true, false], bad.Select(store.IsLate));
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task Key_goes_on_after_its_dead_letter_and_a_second_bad_change_has_attempts_of_its_own()
    {
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        _ = new Poison(store, c => c.Row.Has("display_name") && c.Row.Text("display_name")!.StartsWith("bad", StringComparison.Ordinal));
        await feed.ExecuteAsync(
            "INSERT INTO users (handle, display_name) VALUES ('ann', 'bad 1'); UPDATE users SET display_name = 'fine'; UPDATE users SET display_name = 'bad 2'; UPDATE users SET display_name = 'end'");
        await Poll.UntilAsync(() => store.Changes.Length == 2, "the good ones are there");
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0, "nothing waits");

        Assert.Equal(["fine", "end"], store.Changes.Select(c => c.Row.Text("display_name")));
        Assert.Equal(["bad 1|3", "bad 2|3"], await feed.ListAsync("SELECT concat_ws('|', after->>'display_name', attempts) FROM private.dead_letters ORDER BY id"));
    }

    [Fact]
    public async Task Attempts_and_waiting_changes_survive_a_restart()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, Slow);
        await feed.UntilCompleteAsync(1);
        var poison = Poison.User(store, "bad");
        await AddUsersAsync(feed, "bad");
        await UntilTriedTwiceAsync(feed);
        await feed.UntilAcknowledgedAsync(store);
        await TestFeed.StopAsync(first);

        await feed.StartAsync(store, Slow);
        await RenameAsync(feed, "bad", "behind");
        await AddUsersAsync(feed, "good");
        await Poll.UntilAsync(() => Handles(store).Contains("good"), "the others go on");
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 2, "the later one waits");
        await feed.HurryAsync();
        await Poll.UntilAsync(async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters") == 1, "the third was the last");
        poison.IsMended = true;
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0 || await feed.HurryAsync() < 0, "the key goes on");

        Assert.Equal(3, await feed.ScalarAsync<int>("SELECT attempts FROM private.dead_letters ORDER BY id LIMIT 1"));
        Assert.Equal("behind", store.Changes.Single(c => c.Row.Text("handle") == "bad").Row.Text("display_name"));
    }

    [Fact]
    public async Task Thousands_of_failing_changes_are_tried_together_and_do_not_stop_the_rest()
    {
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        var poison = new Poison(store, c => c.Row.Text("display_name") == "bad");
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'bad' || i, 'bad' FROM generate_series(1, 3000) i");
        await AddUsersAsync(feed, "good");
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the good one is there");
        poison.IsMended = true;
        await Poll.UntilAsync(async () => await feed.RetriesAsync() == 0, "nothing waits");

        Assert.Equal(3_001, store.Changes.Length + await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters"));
        Assert.InRange(feed.Logs.Lines.Count, 1, 600);
    }

    [Fact]
    public async Task Stream_pauses_while_more_keys_fail_than_memory_is_meant_for()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        await feed.StartAsync(store, s =>
        {
            Slow(s);
            (s["Feed:Changes:MaxRetryingKeys"], s["Feed:Changes:MaxBatchChanges"]) = ("20", "10");
        });
        await feed.UntilCompleteAsync(1);
        var poison = new Poison(store, _ => true);
        for (var i = 0; i < 60; i++) await AddUsersAsync(feed, $"user{i}");
        await Poll.UntilAsync(() => feed.Logs.Count("no further changes are taken") == 1, "the stream pauses");
        Assert.InRange(await feed.RetriesAsync(), 20, 30);

        poison.IsMended = true;
        await Poll.UntilAsync(async () => await feed.HurryAsync() >= 0 && store.Changes.Length == 60, "all are there");
        await feed.AssertSameAsync(store);
    }

    internal static void Slow(Dictionary<string, string?> settings) => settings["Feed:Changes:RetrySeconds:1"] = "3000";

    internal static async Task<RecordingStore> StartedAsync(TestFeed feed)
    {
        var store = new RecordingStore();
        await feed.StartAsync(store, Slow);
        await feed.UntilCompleteAsync(1);
        return store;
    }

    internal static Task AddUsersAsync(TestFeed feed, params string[] handles) =>
        feed.ExecuteAsync($"INSERT INTO users (handle, display_name) VALUES {string.Join(", ", handles.Select(h => $"('{h}', 'x')"))}");

    /// <summary>Waits until the one change that fails was tried again at once, and that is written down: an attempt is seen before it has ended.</summary>
    internal static Task UntilTriedTwiceAsync(TestFeed feed) => Poll.UntilAsync(
        async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.retries WHERE attempts = 2 AND due_at > now()") == 1,
        "it was tried twice and waits");

    internal static Task RenameAsync(TestFeed feed, string handle, string name) =>
        feed.ExecuteAsync($"UPDATE users SET display_name = '{name}' WHERE handle = '{handle}'");

    private static string[] Handles(RecordingStore store) => [.. store.Changes.Select(c => c.Row.Text("handle")!)];
}
