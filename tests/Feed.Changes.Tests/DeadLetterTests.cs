namespace Feed.Changes.Tests;

public sealed class DeadLetterTests(FeedServer server)
{
    [Fact]
    public async Task Change_that_cannot_be_handled_becomes_a_dead_letter_and_the_others_go_on()
    {
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        var attempts = 0;
        store.BeforeApply = (batch, _) =>
        {
            if (!batch.Changes.Any(c => c.Row.Text("handle") == "poison3")) return Task.CompletedTask;
            attempts++;
            throw new FormatException("cannot digest\0 this \ud83d");
        };
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'poison' || i, 'x' FROM generate_series(1, 5) i");
        await Poll.UntilAsync(() => store.Changes.Length == 4, "the others are there");

        Assert.Equal(["poison1", "poison2", "poison4", "poison5"], store.Changes.Select(c => c.Row.Text("handle")));
        await UntilLettersAsync(feed, 1);
        Assert.Equal(3 + 2, attempts); // the batch, its second half, alone, and two retries
        var letter = Assert.Single(await feed.ListAsync(
            "SELECT concat_ws('|', consumer_group, table_name, op, before, after->>'handle', attempts, split_part(error, E'\\n', 1), key = after->>'id', xid > 0) FROM private.dead_letters"));
        Assert.Equal($"{feed.Group}|users|c|poison3|3|System.FormatException: cannot digest this \uFFFD|t|t", letter);
    }

    [Fact]
    public async Task Change_that_succeeds_at_a_later_attempt_is_no_dead_letter()
    {
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        var failures = 2;
        store.BeforeApply = (_, _) => failures-- > 0 ? throw new InvalidOperationException("not now") : Task.CompletedTask;
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the user is there");
        Assert.Equal(0, await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters"));
    }

    [Fact]
    public async Task Replayed_change_that_is_a_dead_letter_already_is_one_letter_still()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore { DurableAfter = TimeSpan.FromHours(1) };
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        var attempts = 0;
        store.BeforeApply = (batch, _) =>
        {
            if (batch.Changes[0].Row.Text("handle") != "poison") return Task.CompletedTask;
            attempts++;
            throw new FormatException("bad");
        };
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) VALUES ('poison', 'x')");
        await UntilLettersAsync(feed, 1);
        Assert.Equal(3, attempts);

        store.Generation = "second life";
        var user = await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Any(c => c.Row.Int64("id") == user), "the stream goes on");
        await Poll.UntilAsync(() => attempts == 6, "it is tried again after the replay");
        await Poll.UntilAsync(async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.retries") == 0, "it is given up again");
        await UntilLettersAsync(feed, 1);
    }

    [Fact]
    public async Task Poisoned_snapshot_rows_are_dead_letters_each()
    {
        await using var feed = await server.CreateAsync();
        for (var i = 0; i < 3; i++) await feed.AddUserAsync();
        var store = new RecordingStore { BeforeApply = (_, _) => throw new FormatException("bad") };
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        await UntilLettersAsync(feed, 3);
    }

    private static Task UntilLettersAsync(TestFeed feed, long count) => Poll.UntilAsync(
        async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters") == count, $"{count} dead letters are there");
}
