using Feed.Changes.Postgres;
using Feed.Contracts;

namespace Feed.Changes.Tests;

public sealed class EpochTests(FeedServer server)
{
    private static readonly EpochRecord Last = new(3, "sys", 1, IsComplete: true);
    private static readonly SlotState Slot = new(IsLost: false, ConfirmedFlush: 100);
    private static readonly ServerIdentity Server = new("sys", 1, WalEnd: 1_000);
    private static readonly ChangePosition Mark = new(3, 150, 0, 0);

    public static TheoryData<string> Reasons =>
        ["first start", "interrupted", "another database server", "timeline 2, was 1", "is gone", "max_slot_wal_keep_size", "no mark", "lost epoch 3",
         "does not know", "before what was acknowledged", "the database went back"];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Decision_begins_a_new_epoch_and_says_why(string reason)
    {
        var decided = reason switch
        {
            "first start" => EpochDecision.Reason(null, null, Server, null),
            "interrupted" => EpochDecision.Reason(Last with { IsComplete = false }, Slot, Server, Mark),
            "another database server" => EpochDecision.Reason(Last, Slot, Server with { SystemId = "other" }, Mark),
            "timeline 2, was 1" => EpochDecision.Reason(Last, Slot, Server with { Timeline = 2 }, Mark),
            "is gone" => EpochDecision.Reason(Last, null, Server, Mark),
            "max_slot_wal_keep_size" => EpochDecision.Reason(Last, Slot with { IsLost = true }, Server, Mark),
            "no mark" => EpochDecision.Reason(Last, Slot, Server, null),
            "lost epoch 3" => EpochDecision.Reason(Last, Slot, Server, Mark with { Epoch = 2 }),
            "does not know" => EpochDecision.Reason(Last, Slot, Server, Mark with { Epoch = 4 }),
            "before what was acknowledged" => EpochDecision.Reason(Last, Slot, Server, Mark with { CommitLsn = 99 }),
            _ => EpochDecision.Reason(Last, Slot, Server, Mark with { CommitLsn = 1_001 }),
        };
        Assert.Contains(reason, decided);
    }

    [Fact]
    public void Decision_goes_on_when_the_store_is_at_or_past_what_was_acknowledged()
    {
        Assert.Null(EpochDecision.Reason(Last, Slot, Server, Mark));
        Assert.Null(EpochDecision.Reason(Last, Slot, Server, Mark with { CommitLsn = 100 }));
        Assert.Null(EpochDecision.Reason(Last, Slot, Server, Mark with { CommitLsn = 1_000 }));
    }

    [Fact]
    public async Task Slot_that_lost_its_wal_while_nobody_read_leads_to_a_new_epoch_that_notices_deletes()
    {
        await using var feed = await FeedServer.StartOwnAsync(new() { ["max_slot_wal_keep_size"] = "1MB" });
        var author = await feed.AddUserAsync();
        var doomed = await feed.AddPostAsync(author, "doomed");
        var store = new RecordingStore();
        var first = await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        await TestFeed.StopAsync(first);

        await feed.ExecuteAsync($"DELETE FROM posts WHERE id = {doomed}");
        await LoseSlotAsync(feed);
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(2);

        Assert.Equal(["begin 1", "complete 1", "begin 2", "complete 2"], store.Events);
        Assert.DoesNotContain(store.Changes, c => c.Op == ChangeOp.Delete);
        await feed.AssertSameAsync(store);
        Assert.Contains("the server removed WAL", Assert.Single(await feed.ListAsync("SELECT reason FROM private.epochs WHERE epoch = 2")));
        Assert.Equal(1, feed.Logs.Count($"Warning: {feed.Group}: reading all rows as epoch 2: the server removed WAL"));
    }

    [Fact]
    public async Task Slot_that_loses_its_wal_while_the_store_is_away_leads_to_a_new_epoch()
    {
        await using var feed = await FeedServer.StartOwnAsync(new() { ["max_slot_wal_keep_size"] = "1MB" });
        var store = new RecordingStore();
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        store.BeforeApply = (_, _) => throw new StoreAwayException();
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => feed.Logs.Count("the projection's store is unavailable") == 1, "the stream pauses");

        await LoseSlotAsync(feed);
        store.BeforeApply = (_, _) => Task.CompletedTask;
        await feed.UntilCompleteAsync(2);
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes[^1].Op == ChangeOp.Create && store.Changes[^1].Position.Epoch == 2, "the stream goes on");
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task Dropped_slot_leads_to_a_new_epoch()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        await TestFeed.StopAsync(first);
        await Poll.UntilAsync(
            async () => await feed.ScalarAsync<long>($"SELECT count(*) FROM pg_replication_slots WHERE slot_name = '{feed.Slot}' AND NOT active") == 1,
            "the slot is free");
        await feed.ExecuteAsync($"SELECT pg_drop_replication_slot('{feed.Slot}')");

        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(2);
    }

    [Fact]
    public async Task Store_that_lost_its_mark_gets_a_new_epoch_even_while_idle()
    {
        await using var feed = await server.CreateAsync();
        await feed.AddUserAsync();
        var store = new RecordingStore();
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        await Poll.UntilAsync(async () => await ConfirmedAsync(feed) >= store.Mark!.Value.CommitLsn, "the mark is acknowledged");

        store.Clear();
        await feed.UntilCompleteAsync(2);
        await feed.AssertSameAsync(store);
        Assert.Contains("no mark", Assert.Single(await feed.ListAsync("SELECT reason FROM private.epochs WHERE epoch = 2")));
    }

    [Fact]
    public async Task Store_that_was_emptied_gets_a_new_epoch_before_a_new_mark_hides_it()
    {
        await using var feed = await server.CreateAsync();
        await feed.AddUserAsync();
        var store = new RecordingStore();
        await feed.StartAsync(store, s => s["Feed:Changes:IdleInterval"] = "00:05:00");
        await feed.UntilCompleteAsync(1);

        store.Clear();
        await feed.AddUserAsync();
        await feed.UntilCompleteAsync(2);
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task Restarted_store_gets_again_what_it_may_have_lost_in_the_same_epoch()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore { DurableAfter = TimeSpan.FromHours(1) };
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        var user = await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the user is there");

        store.Generation = "second life";
        await Poll.UntilAsync(() => store.Changes.Length == 2, "the user is there again");

        Assert.Equal([user, user], store.Changes.Select(c => c.Row.Int64("id")));
        Assert.Equal(store.Changes[0].Position, store.Changes[1].Position);
        Assert.Equal(["begin 1", "complete 1"], store.Events);
        Assert.Equal(1, feed.Logs.Count("first life became second life"));
    }

    [Fact]
    public async Task Changes_are_acknowledged_only_when_the_store_keeps_them_for_sure()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore { DurableAfter = TimeSpan.FromHours(1) };
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        var start = await ConfirmedAsync(feed);
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the user is there");
        await Task.Delay(500);
        Assert.Equal(start, await ConfirmedAsync(feed));

        store.DurableAfter = TimeSpan.Zero;
        await Poll.UntilAsync(async () => await ConfirmedAsync(feed) == store.Mark!.Value.CommitLsn, "the user is acknowledged");
    }

    [Fact]
    public async Task Epoch_numbers_are_above_those_of_a_store_that_outlived_its_database()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore { Mark = new ChangePosition(41, 7, 0, 0) };
        await feed.StartAsync(store);
        await Poll.UntilAsync(() => store.Events is ["begin 42", "complete 42"], "epoch 42 is complete");
    }

    private static async Task<ulong> ConfirmedAsync(TestFeed feed) => (ulong)await feed.ScalarAsync<NpgsqlTypes.NpgsqlLogSequenceNumber>(
        $"SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = '{feed.Slot}'");

    private static async Task LoseSlotAsync(TestFeed feed)
    {
        await feed.ExecuteAsync("CREATE TABLE IF NOT EXISTS unrelated (v text)");
        await Poll.UntilAsync(async () =>
        {
            await feed.ExecuteAsync("INSERT INTO unrelated SELECT repeat('x', 1000) FROM generate_series(1, 2000)");
            await feed.ExecuteAsync("SELECT pg_switch_wal()");
            await feed.ExecuteAsync("CHECKPOINT");
            return await feed.ScalarAsync<long>($"SELECT count(*) FROM pg_replication_slots WHERE slot_name = '{feed.Slot}' AND wal_status = 'lost'") == 1
                || feed.Logs.Count("as epoch 2") > 0;
        }, "the slot is lost");
    }
}
