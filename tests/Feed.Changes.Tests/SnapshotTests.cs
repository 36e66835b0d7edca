using Feed.Contracts;

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
        await Poll.UntilAsync(() => store.Events is [.., "complete 1"], "the snapshot is complete");
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
}
