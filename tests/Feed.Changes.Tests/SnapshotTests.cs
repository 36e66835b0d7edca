using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Tests;

public sealed class SnapshotTests(FeedServer server)
{
    [Fact]
    public async Task Rows_and_changes_arrive_in_order_with_their_positions()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var before = await feed.AddPostAsync(author, "before");
        var store = new RecordingStore();

        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        var after = await feed.AddPostAsync(author, "after");
        await Poll.UntilAsync(() => store.Changes.Length == 3, "three changes are there");

        Assert.Equal(["begin 1", "complete 1"], store.Events);
        var changes = store.Changes;
        Assert.Equal([("users", ChangeOp.Read), ("posts", ChangeOp.Read), ("posts", ChangeOp.Create)], changes.Select(c => (c.Table, c.Op)));
        Assert.Equal([before, after], changes[1..].Select(c => c.Row.Int64("id")));
        Assert.True(changes[0].Position < changes[1].Position && changes[1].Position < changes[2].Position);
        Assert.Equal(1, changes[2].Position.Order);
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task A_projection_that_needs_no_rows_gets_only_what_follows()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        await feed.AddPostAsync(author, "before");
        var store = new RecordingStore { NeedsSnapshotRows = false };

        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        var after = await feed.AddPostAsync(author, "after");
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the change is there");

        Assert.Equal(["begin 1", "complete 1"], store.Events);
        Assert.Equal(after, store.Changes[0].Row.Int64("id"));
        Assert.Equal(1, store.Changes[0].Position.Epoch);
    }

    [Fact]
    public async Task Start_under_concurrent_writes_has_no_gap_and_no_double()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        for (var i = 0; i < 50; i++) await feed.AddPostAsync(author);
        using var writing = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCancellationRequested)
            {
                var post = await feed.AddPostAsync(author);
                await feed.ExecuteAsync($"UPDATE posts SET text = 'edited' WHERE id = {post}");
                if (post % 3 == 0) await feed.ExecuteAsync($"DELETE FROM posts WHERE id = {post}");
            }
        })).ToArray();
        var store = new RecordingStore();

        await feed.StartAsync(store);
        await Poll.UntilAsync(() => store.Events is [.., "complete 1"] && store.Count("posts", ChangeOp.Create) > 50, "50 posts are streamed");
        await writing.CancelAsync();
        await Task.WhenAll(writers);
        var last = await feed.AddPostAsync(author, "last");
        await Poll.UntilAsync(() => store.Changes[^1].Row.Int64("id") == last, "the last post is there");

        await feed.AssertSameAsync(store);
        var appearances = store.Changes.Where(c => c is { Table: "posts", Op: ChangeOp.Read or ChangeOp.Create }).Select(RowKey.Of).ToArray();
        Assert.Equal(appearances.Length, appearances.Distinct().Count());
        Assert.Equal(store.Changes.OrderBy(c => c.Position), store.Changes);
    }

    [Fact]
    public async Task Transaction_that_ran_while_the_slot_was_made_is_newer_than_the_snapshot()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var post = await feed.AddPostAsync(author, "old");
        await using var first = await BeginAsync(feed, $"UPDATE users SET display_name = 'first' WHERE id = {author}");
        var store = new RecordingStore();

        // The slot waits for the first transaction, then for the second, and becomes consistent while the third, already written, still runs.
        await feed.StartAsync(store);
        await UntilSlotWaitsForAsync(feed, first);
        await using var second = await BeginAsync(feed, "INSERT INTO users (handle, display_name) VALUES ('second', 'x')");
        await CommitAsync(first);
        await UntilSlotWaitsForAsync(feed, second);
        await using var third = await BeginAsync(feed, $"UPDATE posts SET text = 'new' WHERE id = {post}");
        await CommitAsync(second);
        await feed.UntilCompleteAsync(1);
        await CommitAsync(third);
        await Poll.UntilAsync(() => store.Count("posts", ChangeOp.Update) == 1, "the update is there");

        var update = store.Changes.Single(c => c.Op == ChangeOp.Update);
        Assert.True(update.Position.Lsn < store.Changes[0].Position.CommitLsn, "the case is the one that this test is about");
        await feed.AssertSameAsync(store);
        Assert.Equal(["new"], store.Rows("posts", ["text"]));
    }

    [Fact]
    public async Task Text_is_the_same_from_the_snapshot_and_from_the_stream()
    {
        string[] texts = ["a\tb", "a\nb", "a\r\nb", "a\\b", "\\N", "\\.", "\b\f\v", "👩‍👩‍👧 ‮مرحبا", "'\"", " ", "\u007f\u2028"];
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        foreach (var text in texts) await feed.AddPostAsync(author, text);
        await feed.ExecuteAsync("UPDATE posts SET edited_at = '2026-01-02 03:04:05.678901+02'");
        var store = new RecordingStore();

        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        await feed.ExecuteAsync("UPDATE posts SET image_url = NULL");
        await Poll.UntilAsync(() => store.Count("posts", ChangeOp.Update) == texts.Length, "the updates are there");

        foreach (var op in new[] { ChangeOp.Read, ChangeOp.Update })
        {
            var rows = store.Changes.Where(c => c.Table == "posts" && c.Op == op).Select(c => c.Row).OrderBy(r => r.Int64("id")).ToArray();
            Assert.Equal(texts, rows.Select(r => r.Text("text")));
            Assert.All(rows, r => Assert.Null(r.Text("image_url")));
            Assert.All(rows, r => Assert.Equal(new DateTimeOffset(2026, 1, 2, 1, 4, 5, TimeSpan.Zero).AddTicks(6_789_010), r.Timestamp("edited_at")));
            Assert.All(rows, r => Assert.False(r.Has("created_at")));
        }
    }

    [Fact]
    public async Task Interrupted_snapshot_begins_again_as_a_new_epoch()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        for (var i = 0; i < 25; i++) await feed.AddPostAsync(author);
        var store = new RecordingStore { AfterApply = (batch, token) => batch.Changes[^1].Position.Order > 10 ? Task.Delay(-1, token) : Task.CompletedTask };

        var first = await feed.StartAsync(store, s => s["Feed:Changes:MaxBatchChanges"] = "5");
        await Poll.UntilAsync(() => store.Changes.Length > 10, "a part of the snapshot is applied");
        await TestFeed.StopAsync(first);
        await feed.ExecuteAsync("DELETE FROM posts WHERE id IN (SELECT id FROM posts ORDER BY id LIMIT 3)");
        store.AfterApply = (_, _) => Task.CompletedTask;
        await feed.StartAsync(store, s => s["Feed:Changes:MaxBatchChanges"] = "5");
        await feed.UntilCompleteAsync(2);

        Assert.Equal(["begin 1", "begin 2", "complete 2"], store.Events);
        Assert.Equal(["the snapshot of epoch 1 was interrupted"], await feed.ListAsync("SELECT reason FROM private.epochs WHERE epoch = 2"));
        Assert.Equal(1, await feed.ScalarAsync<long>("SELECT count(*) FROM private.epochs WHERE completed_at IS NULL"));
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task Empty_database_has_an_empty_snapshot()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();

        await feed.StartAsync(store);
        await Poll.UntilAsync(() => store.Events is ["begin 1", "complete 1"], "the snapshot is complete");
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes is [{ Op: ChangeOp.Create }], "the user is there");
    }

    private static async Task<NpgsqlConnection> BeginAsync(TestFeed feed, string sql)
    {
        var connection = await feed.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("BEGIN; " + sql, connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task CommitAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("COMMIT", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task UntilSlotWaitsForAsync(TestFeed feed, NpgsqlConnection holder) => Poll.UntilAsync(
        async () => await feed.ScalarAsync<bool>(
            $"""
             SELECT EXISTS (SELECT FROM pg_locks w JOIN pg_stat_activity a ON a.pid = w.pid AND a.backend_type = 'walsender'
                            JOIN pg_locks h ON h.locktype = 'transactionid' AND h.transactionid = w.transactionid AND h.granted
                            WHERE NOT w.granted AND w.locktype = 'transactionid' AND h.pid = {holder.ProcessID})
             """),
        "the slot's creation waits for the transaction");
}
