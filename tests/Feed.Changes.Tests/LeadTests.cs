using Feed.Changes.Postgres;
using Npgsql;
using Npgsql.Replication;
using Npgsql.Replication.PgOutput;
using Posts.Api.Storage;

namespace Feed.Changes.Tests;

public sealed class LeadTests(FeedServer server)
{
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
        Assert.NotEqual(0, feed.Logs.Count("whose consumer is gone"));
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
        await Poll.UntilAsync(() => store.Changes.Length >= 1 && feed.Logs.Count("this instance reads slot") == 2, "the user is there, and the lead was taken again");
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
