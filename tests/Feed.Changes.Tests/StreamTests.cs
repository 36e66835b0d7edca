using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Tests;

public sealed class StreamTests(FeedServer server)
{
    [Fact]
    public async Task Rows_of_one_copy_share_an_lsn_and_have_positions_of_their_own()
    {
        await using var feed = await server.CreateAsync();
        var store = await StartedAsync(feed);
        await CopyUsersAsync(feed, 20);
        await Poll.UntilAsync(() => store.Changes.Length == 20, "the users are there");

        var positions = store.Changes.Select(c => c.Position).ToArray();
        Assert.Single(positions.Select(p => p.Lsn).Distinct());
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), positions.Select(p => p.Order));
        Assert.Single(store.Changes.Select(c => c.Xid).Distinct());
    }

    [Fact]
    public async Task Overlapping_transactions_arrive_whole_and_in_the_order_of_their_commits()
    {
        await using var feed = await server.CreateAsync();
        var store = await StartedAsync(feed);
        var connections = new List<NpgsqlConnection>();
        for (var i = 0; i < 3; i++) connections.Add(await feed.Source.OpenConnectionAsync());

        for (var round = 0; round < 2; round++)
            for (var i = 0; i < 3; i++)
                await RunAsync(connections[i], (round == 0 ? "BEGIN; " : "") + $"INSERT INTO users (handle, display_name) VALUES ('t{i}r{round}', 'x')");
        foreach (var i in new[] { 2, 1, 0 }) await RunAsync(connections[i], "COMMIT");
        await Poll.UntilAsync(() => store.Changes.Length == 6, "the users are there");
        foreach (var connection in connections) await connection.DisposeAsync();

        var changes = store.Changes;
        Assert.Equal(["t2r0", "t2r1", "t1r0", "t1r1", "t0r0", "t0r1"], changes.Select(c => c.Row.Text("handle")));
        Assert.Equal(changes.OrderBy(c => c.Position), changes);
        Assert.NotEqual(changes.OrderBy(c => c.Position.Lsn), changes);
        Assert.All(store.Snapshots, s => Assert.All(changes, c => Assert.True(s.Sees(c.Xid) || s != store.Snapshots[^1])));
    }

    [Fact]
    public async Task Rolled_back_savepoint_leaves_no_trace_and_the_rest_has_the_top_transaction_id()
    {
        await using var feed = await server.CreateAsync();
        var store = await StartedAsync(feed);
        await using (var connection = await feed.Source.OpenConnectionAsync())
        {
            await RunAsync(connection, "BEGIN; INSERT INTO users (handle, display_name) VALUES ('kept', 'x')");
            await RunAsync(connection, "SAVEPOINT a; INSERT INTO users (handle, display_name) VALUES ('gone', 'x'); ROLLBACK TO a");
            await RunAsync(connection, "SAVEPOINT b; INSERT INTO users (handle, display_name) VALUES ('nested', 'x'); RELEASE b");
            await using var xid = new NpgsqlCommand("SELECT pg_current_xact_id()::text", connection);
            var id = ulong.Parse((string)(await xid.ExecuteScalarAsync())!);
            await RunAsync(connection, "COMMIT");
            await Poll.UntilAsync(() => store.Changes.Length == 2, "the users are there");
            Assert.Equal([id, id], store.Changes.Select(c => c.Xid));
        }

        Assert.Equal(["kept", "nested"], store.Changes.Select(c => c.Row.Text("handle")));
    }

    [Fact]
    public async Task Delete_carries_the_identity_and_nothing_invented()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var post = await feed.AddPostAsync(author);
        var store = await StartedAsync(feed);
        await feed.ExecuteAsync($"DELETE FROM users WHERE id = {author}");
        await Poll.UntilAsync(() => store.Changes.Count(c => c.Op == ChangeOp.Delete) == 2, "the deletes are there");

        var deleted = store.Changes.Single(c => c is { Table: "posts", Op: ChangeOp.Delete });
        Assert.Null(deleted.After);
        Assert.Equal((post, author), (deleted.Row.Int64("id"), deleted.Row.Int64("author_id")));
        Assert.False(deleted.Row.Has("text"));
        Assert.Throws<ChangeSchemaException>(() => deleted.Row.Text("text"));
    }

    [Fact]
    public async Task Large_value_that_did_not_change_is_unavailable()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var large = string.Concat(Enumerable.Range(0, 2_000).Select(i => Guid.NewGuid().ToString("N")[..8]));
        var post = await feed.AddPostAsync(author, large);
        var store = await StartedAsync(feed);
        Assert.Equal(large, store.Changes.Single(c => c.Table == "posts").Row.Text("text"));
        await feed.ExecuteAsync($"UPDATE posts SET image_url = 'http://a/b' WHERE id = {post}");
        await Poll.UntilAsync(() => store.Count("posts", ChangeOp.Update) == 1, "the update is there");

        var update = store.Changes[^1];
        Assert.False(PostRow.IsWhole(update.Row));
        Assert.Equal("http://a/b", update.Row.Text("image_url"));
    }

    [Fact]
    public async Task Added_column_does_not_disturb_and_a_dropped_one_is_named()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var store = await StartedAsync(feed);
        await feed.ExecuteAsync("ALTER TABLE posts ADD COLUMN mood text NOT NULL DEFAULT 'fine'");
        await feed.AddPostAsync(author, "one");
        await feed.ExecuteAsync("ALTER TABLE posts DROP COLUMN image_url");
        await feed.AddPostAsync(author, "two");
        await Poll.UntilAsync(() => store.Count("posts", ChangeOp.Create) == 2, "the posts are there");

        var (one, two) = (store.Changes[^2].Row, store.Changes[^1].Row);
        Assert.Equal(("one", "fine"), (PostRow.From(one).Text, one.Text("mood")));
        Assert.Contains("image_url", Assert.Throws<ChangeSchemaException>(() => PostRow.From(two)).Message);
        Assert.Equal("two", two.Text("text"));
    }

    [Fact]
    public async Task Copy_of_100_000_rows_arrives_in_pieces_and_is_acknowledged_at_its_end()
    {
        await using var feed = await server.CreateAsync();
        var largest = 0;
        var store = await StartedAsync(feed);
        var start = store.Mark;
        store.BeforeApply = (batch, _) =>
        {
            largest = Math.Max(largest, batch.Changes.Count);
            return Task.CompletedTask;
        };
        var marks = new List<ChangePosition>();
        store.BeforeMark = (mark, _) =>
        {
            if (store.Changes.Length > 0) lock (marks) marks.Add(mark);
            return Task.CompletedTask;
        };
        await CopyUsersAsync(feed, 100_000);
        await Poll.UntilAsync(() => store.Mark > start && store.Changes.Length == 100_000, "the users are there");

        Assert.InRange(largest, 1, 1_000);
        Assert.Equal(100_000, store.Changes.Select(c => c.Position).Distinct().Count());
        Assert.All(marks, mark => Assert.True(mark > store.Changes[^1].Position, "a mark stands only at the commit"));
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task Idle_tables_do_not_hold_back_wal_that_others_write()
    {
        await using var feed = await server.CreateAsync();
        var store = await StartedAsync(feed);
        await feed.ExecuteAsync("CREATE TABLE unrelated (v text)");
        await feed.ExecuteAsync("INSERT INTO unrelated SELECT repeat('x', 1000) FROM generate_series(1, 4000)");
        var written = await feed.ScalarAsync<string>("SELECT pg_current_wal_lsn()::text");

        await Poll.UntilAsync(
            async () => await feed.ScalarAsync<bool>(
                $"SELECT '{written}'::pg_lsn - confirmed_flush_lsn < 1500000 FROM pg_replication_slots WHERE slot_name = '{feed.Slot}'"),
            "the slot is acknowledged although nothing was published");
        Assert.Empty(store.Changes);
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the next change is there");
        Assert.True(store.Changes[0].Position > default(ChangePosition));
    }

    [Fact]
    public async Task Truncate_by_the_owner_reads_everything_anew()
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        await feed.AddPostAsync(author);
        var store = await StartedAsync(feed);
        await feed.ExecuteAsync("TRUNCATE posts CASCADE");
        var post = await feed.AddPostAsync(author, "after");
        await feed.UntilCompleteAsync(2);

        Assert.Equal([$"{post}"], store.Rows("posts", ["id"]));
        Assert.Contains("truncated", Assert.Single(await feed.ListAsync("SELECT reason FROM private.epochs WHERE epoch = 2")));
        await feed.AssertSameAsync(store);
    }

    internal static async Task<RecordingStore> StartedAsync(TestFeed feed)
    {
        var store = new RecordingStore();
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        return store;
    }

    private static async Task CopyUsersAsync(TestFeed feed, int count)
    {
        await using var connection = await feed.Source.OpenConnectionAsync();
        await using var copy = await connection.BeginTextImportAsync("COPY users (id, handle, display_name) FROM STDIN");
        for (var i = 0; i < count; i++) await copy.WriteAsync($"{feed.NextId()}\tc{i}x\tCopied {i}\n");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
