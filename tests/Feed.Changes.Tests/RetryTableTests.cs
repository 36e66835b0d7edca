using Feed.Changes.Postgres;
using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Tests;

public sealed class RetryTableTests(FeedServer server)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Role_of_the_workers_may_do_all_that_retries_and_dead_letters_need()
    {
        await using var feed = await server.CreateAsync();
        await using var asWorker = NpgsqlDataSource.Create(feed.ConnectionString + ";Options=-c role=feed_stream");
        var (table, letters, box) = (new RetryTable("g", asWorker), new DeadLetterTable("g", asWorker), new TableLetterBox(asWorker));
        var (first, second) = (Stored(1, attempts: 1, due: Now), Stored(2));
        await table.StoreAsync([first, second], CancellationToken.None);
        await table.StoreAsync([first with { Attempts = 9 }], CancellationToken.None);
        Assert.Equal((0L, 2L), (await table.EpochAsync(CancellationToken.None), await table.CountAsync(CancellationToken.None)));
        Assert.Equal([first.Key], await table.LoadAsync(RetryLane.Slot, Now, CancellationToken.None));
        Assert.Equal([new DueKey("", first.Key, Now, false)], await table.DueAsync([""], 10, CancellationToken.None));
        await table.BeginAsync([first], CancellationToken.None);
        Assert.True(Assert.Single(await table.DueAsync([""], 10, CancellationToken.None)).IsSuspect);
        var rows = await table.RowsAsync([first.Key], 10, CancellationToken.None);
        Assert.Equal([2, 0], rows.Select(r => r.Attempts));

        await letters.AddAsync([new DeadLetter("", first.Change, "bad\0", 6)], CancellationToken.None);
        Assert.Equal([first.Key], await table.FinishAsync([first.Key], [rows[0]], [rows[1] with { Error = "x" }], Now, CancellationToken.None));
        Assert.Equal(Now, Assert.Single(await table.DueAsync([""], 10, CancellationToken.None)).DueAt);
        var letter = await box.ListAsync(new LetterFilter("g", "posts", []), CancellationToken.None).SingleAsync();
        await box.ReplayAsync([letter], CancellationToken.None);
        Assert.Equal(2, await table.CountAsync(CancellationToken.None));
        await box.DropAsync([letter], CancellationToken.None);
        await table.ForgetBeforeAsync(2, CancellationToken.None);
        Assert.Equal(0, await table.CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Only_the_first_change_of_a_key_is_due_whatever_comes_before_it_later()
    {
        await using var feed = await server.CreateAsync();
        var table = new RetryTable("g", feed.Source);
        var later = Now.AddMinutes(2);
        await table.StoreAsync([Stored(5, attempts: 3, due: later), Stored(6)], CancellationToken.None);
        await table.StoreAsync([Stored(2, due: Now)], CancellationToken.None);
        await table.FinishAsync([Stored(2).Key], [], [], Now, CancellationToken.None);
        var rows = await table.RowsAsync([Stored(2).Key], 10, CancellationToken.None);

        Assert.Equal([2L, 5L, 6L], rows.Select(r => r.Change.Position.Order));
        Assert.Equal([Now, null, null], rows.Select(r => r.DueAt));
        Assert.Equal([0, 3, 0], rows.Select(r => r.Attempts));
    }

    [Theory]
    [InlineData("users", "users:1")]
    [InlineData("posts", "posts:2")]
    [InlineData("likes", "likes:3")]
    [InlineData("comments", "comments:3")]
    [InlineData("follows", "follows:4")]
    [InlineData("blocks", "blocks:5")]
    [InlineData("moods", "moods:")]
    public void Ordering_key_is_what_shares_a_partition(string table, string key)
    {
        var shape = new TableShape(table, ["id", "author_id", "post_id", "followee_id", "blocked_id"]);
        var change = new Change(table, ChangeOp.Delete, new ChangeRow(shape, ["1", "2", "3", "4", "5"]), null, default, 0, Now);
        Assert.Equal(key, OrderingKey.Of(change));
        Assert.Equal(table + ":", OrderingKey.Of(change with { Before = null }));
    }

    [Fact]
    public void Change_is_read_back_from_its_json_exactly()
    {
        var shape = new TableShape("posts", ["z", "a", "quote\"d", "empty"]);
        var change = new Change(
            "posts", ChangeOp.Update, new ChangeRow(shape, ["1", ChangeRow.Unavailable, ChangeRow.Unavailable, null]),
            new ChangeRow(shape, ["1", "tab\t nul\0 line\n \"ä\" 🌙", null, ""]), new ChangePosition(3, 1, ulong.MaxValue, 4), ulong.MaxValue, Now.AddTicks(10));
        var read = ChangeJson.Read(ChangeJson.Write(change));

        Assert.Equal(change with { Before = null, After = null }, read with { Before = null, After = null });
        Assert.Equal(shape.Columns, read.After!.Shape.Columns);
        Assert.Equal(change.After!.Values, read.After.Values);
        Assert.Equal([true, false, false, true], shape.Columns.Select(read.Before!.Has));
    }

    private static StoredChange Stored(long order, int attempts = 0, DateTimeOffset? due = null)
    {
        var row = new ChangeRow(new TableShape("posts", ["id", "author_id"]), [$"{order}", "7"]);
        return new StoredChange("", new Change("posts", ChangeOp.Create, null, row, new ChangePosition(1, 1, 1, order), 1, Now), attempts, due, null);
    }
}
