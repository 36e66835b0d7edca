using Feed.Contracts;
using Feed.Timelines;
using FeedBuilder.Planning;

namespace FeedBuilder.Tests;

/// <summary>The pure decision: what a batch means.</summary>
public sealed class BatchPlannerTests
{
    private long _lsn = 100;

    [Fact]
    public void A_snapshots_rows_need_nothing()
    {
        Assert.Null(BatchPlanner.Plan([Row(ChangeOp.Read, Tables.Posts, ("id", "7"), ("author_id", "1"))]));
        Assert.Null(BatchPlanner.Plan([]));
    }

    [Fact]
    public void A_post_is_loaded_pushed_and_counted()
    {
        var plan = Plan(Row(ChangeOp.Create, Tables.Posts, ("id", "7"), ("author_id", "1")));

        Assert.Empty(plan.EditedPosts);
        var post = Assert.Single(plan.CreatedPosts);
        Assert.Equal((7L, 1L, 42UL), (post.Id, post.AuthorId, post.Xid));
        var count = Assert.Single(plan.Counters);
        Assert.Equal((1L, Counter.Posts, 1), (count.Id, count.Counter, count.Delta));
    }

    [Fact]
    public void An_edit_is_loaded_and_not_pushed()
    {
        var plan = Plan(Row(ChangeOp.Update, Tables.Posts, ("id", "7"), ("author_id", "1"), ("text", ChangeRow.Unavailable)));

        Assert.Equal([7L], plan.EditedPosts);
        Assert.Empty(plan.CreatedPosts);
        Assert.Empty(plan.Counters);
    }

    [Fact]
    public void A_post_that_the_batch_deletes_again_is_only_deleted()
    {
        var plan = Plan(
            Row(ChangeOp.Create, Tables.Posts, ("id", "7"), ("author_id", "1")),
            Row(ChangeOp.Update, Tables.Posts, ("id", "7"), ("author_id", "1")),
            Row(ChangeOp.Delete, Tables.Posts, ("id", "7"), ("author_id", "1")));

        Assert.Empty(plan.CreatedPosts);
        Assert.Empty(plan.EditedPosts);
        Assert.Equal([new DeletedPost(7, 1)], plan.DeletedPosts);
        Assert.Equal([1, -1], plan.Counters.Select(count => count.Delta));
    }

    [Fact]
    public void A_follow_changes_one_edge_and_two_counters()
    {
        var plan = Plan(Row(ChangeOp.Create, Tables.Follows, ("follower_id", "1"), ("followee_id", "2")));

        var edge = Assert.Single(plan.Edges);
        Assert.Equal((1L, 2L), (edge.ViewerId, edge.AuthorId));
        Assert.Equal([(2L, Counter.Followers), (1L, Counter.Following)], plan.Counters.Select(count => (count.Id, count.Counter)));
    }

    [Fact]
    public void A_block_changes_both_edges_and_joins_the_unfollows_of_its_transaction()
    {
        var plan = Plan(
            Row(ChangeOp.Delete, Tables.Follows, ("follower_id", "1"), ("followee_id", "2")),
            Row(ChangeOp.Delete, Tables.Follows, ("follower_id", "2"), ("followee_id", "1")),
            Row(ChangeOp.Create, Tables.Blocks, ("blocker_id", "1"), ("blocked_id", "2")));

        Assert.Equal([(1L, 2L), (2L, 1L)], plan.Edges.Select(edge => (edge.ViewerId, edge.AuthorId)).Order());
        Assert.All(plan.Edges, edge => Assert.Equal([42UL], edge.Xids));
    }

    [Fact]
    public void Edges_of_a_user_who_is_deleted_need_nothing()
    {
        var plan = Plan(
            Row(ChangeOp.Delete, Tables.Users, ("id", "1")),
            Row(ChangeOp.Delete, Tables.Follows, ("follower_id", "3"), ("followee_id", "1")),
            Row(ChangeOp.Delete, Tables.Follows, ("follower_id", "1"), ("followee_id", "2")));

        Assert.Equal([1L], plan.DeletedUsers);
        Assert.Empty(plan.Edges);
        Assert.Equal(4, plan.Counters.Count);
    }

    [Fact]
    public void Likes_and_comments_are_counted_by_post_in_the_order_of_delivery()
    {
        var plan = Plan(
            Row(ChangeOp.Create, Tables.Likes, ("post_id", "7"), ("user_id", "1")),
            Row(ChangeOp.Delete, Tables.Comments, ("id", "9"), ("post_id", "7")),
            Row(ChangeOp.Delete, Tables.Likes, ("post_id", "7"), ("user_id", "1")),
            Row(ChangeOp.Update, Tables.Comments, ("id", "9"), ("post_id", "7")));

        Assert.Equal([(Counter.Likes, 1), (Counter.Comments, -1), (Counter.Likes, -1)], plan.Counters.Select(count => (count.Counter, count.Delta)));
        Assert.Equal(plan.Counters.Select(count => count.Position).Order(), plan.Counters.Select(count => count.Position));
    }

    [Fact]
    public void A_change_without_its_key_is_refused()
    {
        Assert.Throws<ChangeSchemaException>(() => Plan(Row(ChangeOp.Create, Tables.Posts, ("id", "7"))));
        Assert.Throws<ChangeSchemaException>(() => Plan(Row(ChangeOp.Create, Tables.Users, ("id", "x"))));
    }

    [Fact]
    public void A_table_of_another_consumer_is_left_alone()
    {
        var plan = Plan(Row(ChangeOp.Create, "hashtags", ("id", "7")));
        Assert.Empty(plan.Counters);
        Assert.Empty(plan.EditedPosts);
    }

    private static BatchPlan Plan(params Change[] changes) => BatchPlanner.Plan(changes)!;

    private Change Row(ChangeOp op, string table, params (string Name, string Value)[] columns)
    {
        var row = new ChangeRow(new TableShape(table, [.. columns.Select(c => c.Name)]), [.. columns.Select(c => c.Value)]);
        var position = new ChangePosition(1, 1_000, (ulong)_lsn++, 1);
        return new Change(table, op, op == ChangeOp.Delete ? row : null, op == ChangeOp.Delete ? null : row, position, 42, DateTimeOffset.UnixEpoch);
    }
}
