using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Tests;

public sealed class CrashTests(FeedServer server)
{
    public static TheoryData<string> Boundaries => ["before apply", "after apply", "before mark", "after mark"];

    [Theory]
    [MemberData(nameof(Boundaries))]
    public async Task Instance_that_dies_is_followed_by_a_replay_with_the_same_positions(string boundary)
    {
        await using var feed = await server.CreateAsync();
        var author = await feed.AddUserAsync();
        var store = new RecordingStore { DurableAfter = boundary == "after mark" ? TimeSpan.FromHours(1) : TimeSpan.Zero };
        var first = await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        var snapshot = store.Changes.Length;
        var isThere = Block(store, boundary);

        var posts = new[] { await feed.AddPostAsync(author, "a"), await feed.AddPostAsync(author, "b") };
        await Poll.UntilAsync(isThere, $"the instance is at: {boundary}");
        var delivered = store.Changes[snapshot..];
        await TestFeed.StopAsync(first);
        (store.BeforeApply, store.AfterApply, store.BeforeMark) = ((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask);
        store.DurableAfter = TimeSpan.Zero;
        var known = store.Changes.Length;
        await feed.StartAsync(store);
        await Poll.UntilAsync(() => store.Changes.Length >= known + 2, "the posts are there again");

        var replayed = store.Changes[known..];
        Assert.Equal(posts, replayed.Select(c => c.Row.Int64("id")));
        Assert.Equal(delivered.Select(c => c.Position), replayed.Take(delivered.Length).Select(c => c.Position));
        Assert.Equal(["begin 1", "complete 1"], store.Events);
        await feed.AssertSameAsync(store);
    }

    [Fact]
    public async Task Instance_that_dies_in_the_middle_of_a_transaction_repeats_all_of_it()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, s => s["Feed:Changes:MaxBatchChanges"] = "10");
        await feed.UntilCompleteAsync(1);
        store.AfterApply = (batch, token) => batch.Changes[^1].Position.Order >= 50 ? Task.Delay(-1, token) : Task.CompletedTask;
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'user' || i, 'x' FROM generate_series(1, 100) i");
        await Poll.UntilAsync(() => store.Changes.Length == 50, "half of it is applied");
        await TestFeed.StopAsync(first);
        store.AfterApply = (_, _) => Task.CompletedTask;
        await feed.StartAsync(store, s => s["Feed:Changes:MaxBatchChanges"] = "7");
        await Poll.UntilAsync(() => store.Changes.Length == 150, "all of it is applied");

        var changes = store.Changes;
        Assert.Equal(changes[..50].Select(c => c.Position), changes[50..100].Select(c => c.Position));
        Assert.Equal(100, changes.Select(c => c.Position).Distinct().Count());
        Assert.Equal(["begin 1", "complete 1"], store.Events);
    }

    [Fact]
    public async Task Instance_that_stops_while_its_reading_is_held_back_leaves_the_slot_to_the_next()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store, s => s["Feed:Changes:MaxBufferedBytes"] = "50000");
        await feed.UntilCompleteAsync(1);
        var isThere = Block(store, "before apply");
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'user' || i, repeat('x', 400) FROM generate_series(1, 20000) i");
        await Poll.UntilAsync(isThere, "the instance applies");
        await TestFeed.StopAsync(first);
        store.BeforeApply = (_, _) => Task.CompletedTask;

        await feed.StartAsync(store);
        await Poll.UntilAsync(() => store.Changes.Length == 20_000, "all users are there");
        Assert.Equal(["begin 1", "complete 1"], store.Events);
    }

    [Fact]
    public async Task Overlapping_transactions_over_a_restart_are_delivered_once_each_and_in_order()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        await using var open = await feed.Source.OpenConnectionAsync();
        await RunAsync(open, "BEGIN; INSERT INTO users (handle, display_name) VALUES ('early', 'x')");
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) VALUES ('inner', 'x')");
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the inner one is there");
        await Poll.UntilAsync(
            async () => await feed.ScalarAsync<bool>(
                $"SELECT confirmed_flush_lsn >= '{new NpgsqlTypes.NpgsqlLogSequenceNumber(store.Mark!.Value.CommitLsn)}' FROM pg_replication_slots WHERE slot_name = '{feed.Slot}'"),
            "the inner one is acknowledged");
        await TestFeed.StopAsync(first);
        await RunAsync(open, "INSERT INTO users (handle, display_name) VALUES ('late', 'x'); COMMIT");

        await feed.StartAsync(store);
        await Poll.UntilAsync(() => store.Changes.Length == 3, "the outer one is there");

        Assert.Equal(["inner", "early", "late"], store.Changes.Select(c => c.Row.Text("handle")));
        Assert.Equal(store.Changes.OrderBy(c => c.Position), store.Changes);
        Assert.True(store.Changes[1].Position.Lsn < store.Changes[0].Position.Lsn);
    }

    [Fact]
    public async Task Server_that_is_killed_and_restarted_loses_nothing()
    {
        await using var feed = await FeedServer.StartOwnAsync(durable: true);
        var author = await feed.AddUserAsync();
        var store = new RecordingStore();
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        using var writing = new CancellationTokenSource();
        var writer = WriteAsync(feed, author, writing.Token);

        for (var round = 0; round < 2; round++)
        {
            var seen = store.Changes.Length;
            await Poll.UntilAsync(() => store.Changes.Length > seen + 20, "changes flow");
            await feed.OwnServer!.KillAsync();
            await feed.OwnServer.RestartAsync();
        }

        await writing.CancelAsync();
        await writer;
        var last = await feed.AddPostAsync(author, "last");
        await Poll.UntilAsync(() => store.Changes[^1].Row.Int64("id") == last, "the last post is there");
        await feed.AssertSameAsync(store);
        Assert.Equal(["begin 1", "complete 1"], store.Events);
        Assert.InRange(feed.Logs.Count("is unavailable"), 1, 12);
        await Poll.UntilAsync(() => feed.Logs.Count("the change stream is back after") > 0, "it says that the stream is back");
    }

    private static async Task WriteAsync(TestFeed feed, long author, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await feed.AddPostAsync(author);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private static Func<bool> Block(RecordingStore store, string boundary)
    {
        var isThere = false;
        Task Wait(CancellationToken token)
        {
            isThere = true;
            return Task.Delay(-1, token);
        }

        switch (boundary)
        {
            case "before apply":
                store.BeforeApply = (_, token) => Wait(token);
                break;
            case "after apply":
                store.AfterApply = (_, token) => Wait(token);
                break;
            case "before mark":
                store.BeforeMark = (_, token) => Wait(token);
                break;
            default:
                var start = store.Mark;
                return () => store.Mark > start && store.Changes.Count(c => c.Op == ChangeOp.Create) == 2;
        }

        return () => isThere;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
