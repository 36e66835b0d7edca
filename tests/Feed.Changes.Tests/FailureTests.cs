using Feed.Changes.Postgres;
using Feed.Contracts;
using Npgsql;
using Npgsql.Replication;
using Npgsql.Replication.PgOutput;
using Posts.Api.Storage;

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
        Assert.Equal(1, feed.Logs.Count("the projection's store is unavailable"));
        Assert.Equal(1, feed.Logs.Count("the projection's store is back"));
        Assert.Equal(0, await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters"));
    }

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
        Assert.Equal(1 + 1 + 2, attempts);
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
    public async Task Replayed_dead_letter_is_tried_once_and_does_not_stop_the_stream_again()
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
        await Poll.UntilAsync(async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters") == 1, "the dead letter is there");
        Assert.Equal(3, attempts);

        store.Generation = "second life";
        await Poll.UntilAsync(() => attempts == 4, "it is tried again after the replay");
        var user = await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Any(c => c.Row.Int64("id") == user), "the stream goes on");
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task Poisoned_snapshot_rows_are_dead_letters_each()
    {
        await using var feed = await server.CreateAsync();
        for (var i = 0; i < 3; i++) await feed.AddUserAsync();
        var store = new RecordingStore { BeforeApply = (_, _) => throw new FormatException("bad") };
        await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        Assert.Equal(3, await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters WHERE op = 'r'"));
    }

    [Fact]
    public async Task Batch_is_applied_only_when_its_transactions_are_visible()
    {
        await using var feed = await FeedServer.StartOwnAsync(new() { ["synchronous_standby_names"] = "" });
        var store = await StreamTests.StartedAsync(feed);
        await feed.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'ghost'");
        await feed.ExecuteAsync("SELECT pg_reload_conf()");
        await Poll.UntilAsync(async () => await feed.ScalarAsync<string>("SHOW synchronous_standby_names") == "ghost", "the setting is read");
        var hidden = 0;
        store.BeforeApply = async (batch, _) =>
        {
            foreach (var change in batch.Changes)
                if (await feed.ScalarAsync<long>($"SELECT count(*) FROM users WHERE id = {change.Row.Int64("id")}") == 0) hidden++;
        };

        var stalled = Enumerable.Range(0, 5).Select(_ => feed.AddUserAsync()).ToArray();
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
        await using var feed = await FeedServer.StartOwnAsync(new() { ["wal_sender_timeout"] = "1s" });
        var store = new RecordingStore();
        await feed.StartAsync(store, s => s["Feed:Changes:MaxBufferedBytes"] = "100000");
        await feed.UntilCompleteAsync(1);
        var isWaiting = true;
        store.BeforeApply = async (_, token) =>
        {
            if (isWaiting) await Task.Delay(TimeSpan.FromSeconds(4), token);
            isWaiting = false;
        };
        await feed.ExecuteAsync("INSERT INTO users (handle, display_name) SELECT 'user' || i, repeat('x', 400) FROM generate_series(1, 20000) i");
        await Poll.UntilAsync(() => store.Changes.Length == 20_000, "all users are there");

        Assert.Equal(20_000, store.Changes.Select(c => c.Position).Distinct().Count());
        Assert.Equal(1, feed.Logs.Count("streaming epoch"));
        Assert.Equal(0, feed.Logs.Count("is unavailable"));
    }

    [Fact]
    public async Task Second_instance_stands_by_and_takes_over()
    {
        await using var feed = await server.CreateAsync();
        var (one, two) = (new RecordingStore(), new RecordingStore());
        var first = await feed.StartAsync(one);
        await feed.UntilCompleteAsync(1);
        await feed.StartAsync(two);
        await Poll.UntilAsync(() => feed.Logs.Count("standing by") == 1, "the second stands by");
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => one.Changes.Length == 1, "the first has the user");
        Assert.Empty(two.Changes);

        two.Mark = one.Mark;
        await TestFeed.StopAsync(first);
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => two.Changes.Length >= 1, "the second has the next user");
        Assert.Empty(two.Events);
        Assert.Single(one.Changes);
    }

    [Fact]
    public async Task Slot_held_by_a_server_process_without_a_consumer_is_freed()
    {
        await using var feed = await server.CreateAsync();
        var store = new RecordingStore();
        var first = await feed.StartAsync(store);
        await feed.UntilCompleteAsync(1);
        await TestFeed.StopAsync(first);

        // Reads the slot without the lead, as the sender of a killed instance does until the server notices.
        await using var stale = new LogicalReplicationConnection(feed.ConnectionString);
        await stale.Open();
        var messages = stale.StartReplication(
            new PgOutputReplicationSlot(feed.Slot), new PgOutputReplicationOptions("feed", PgOutputProtocolVersion.V1), CancellationToken.None).GetAsyncEnumerator();
        var reading = Task.Run(async () =>
        {
            while (await messages.MoveNextAsync()) await Task.Yield();
        });
        await Poll.UntilAsync(
            async () => await feed.ScalarAsync<long>($"SELECT count(*) FROM pg_replication_slots WHERE slot_name = '{feed.Slot}' AND active") == 1,
            "the slot is held");
        await feed.StartAsync(store);
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the user is there");

        await Assert.ThrowsAnyAsync<Exception>(() => reading);
        Assert.Equal(["begin 1", "complete 1"], store.Events);
        Assert.Equal(1, feed.Logs.Count("whose consumer is gone"));
    }

    [Fact]
    public async Task Instance_that_lost_the_lead_does_not_go_on()
    {
        await using var feed = await server.CreateAsync();
        var store = await StreamTests.StartedAsync(feed);
        await feed.ExecuteAsync(
            $"""
             SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
             WHERE l.locktype = 'advisory' AND a.application_name = 'feed-changes {feed.Group}'
             """);
        await feed.AddUserAsync();
        await Poll.UntilAsync(() => store.Changes.Length == 1, "the user is there");
        Assert.Equal(2, feed.Logs.Count("this instance reads slot"));
    }

    [Fact]
    public async Task Database_that_is_not_there_or_not_migrated_is_waited_for()
    {
        await using var feed = await server.CreateAsync();
        var name = $"{feed.Name}_late";
        var store = new RecordingStore();
        await feed.StartAsync(store, s => s["ConnectionStrings:feeddb"] = TestFeed.In(feed.ConnectionString, name));
        await Poll.UntilAsync(() => feed.Logs.Count("the database is not there yet") == 1, "it waits for the database");
        await feed.ExecuteAsync($"CREATE DATABASE {name}");
        await Poll.UntilAsync(() => feed.Logs.Count("the database is not migrated yet") == 1, "it waits for the migration");
        await Schema.MigrateAsync(TestFeed.In(feed.ConnectionString, name), CancellationToken.None);
        await Poll.UntilAsync(() => store.Events is ["begin 1", "complete 1"], "the snapshot is applied");
        Assert.Equal(0, feed.Logs.Count("is unavailable"));

        await feed.StopAllAsync();
        await using var late = new TestFeed(feed.ConnectionString, name);
    }

    [Fact]
    public async Task Role_with_no_more_rights_than_the_migration_grants_can_read_the_stream()
    {
        await using var feed = await server.CreateAsync();
        var role = $"r{Guid.NewGuid():N}";
        await feed.ExecuteAsync($"CREATE ROLE {role} LOGIN REPLICATION PASSWORD 'secret' IN ROLE feed_stream");
        try
        {
            await feed.AddUserAsync();
            var store = new RecordingStore();
            await feed.StartAsync(
                store, s => s["ConnectionStrings:feeddb"] = new NpgsqlConnectionStringBuilder(feed.ConnectionString) { Username = role, Password = "secret" }.ConnectionString);
            await feed.UntilCompleteAsync(1);
            store.BeforeApply = (_, _) => throw new FormatException("bad");
            await feed.AddUserAsync();
            await Poll.UntilAsync(async () => await feed.ScalarAsync<long>("SELECT count(*) FROM private.dead_letters") == 1, "the dead letter is there");
            await feed.StopAllAsync();
        }
        finally
        {
            await feed.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Slot_of_another_database_is_left_alone()
    {
        await using var feed = await server.CreateAsync();
        await using var other = await server.CreateAsync();
        await other.ExecuteAsync($"SELECT pg_create_logical_replication_slot('{feed.Slot}', 'pgoutput')");
        await feed.StartAsync(new RecordingStore());
        await Poll.UntilAsync(() => feed.Logs.Count($"belongs to database {other.Name}") == 1, "it says so");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Feed")]
    [InlineData("a_b")]
    [InlineData("x;DROP")]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890")]
    public void Group_that_cannot_name_a_slot_is_refused(string group) => Assert.Throws<ArgumentException>(() => PostgresStream.SlotOf(group));
}
