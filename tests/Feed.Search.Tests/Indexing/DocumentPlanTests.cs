using Feed.Contracts;
using Feed.Search.Tests.Contract;
using SearchIndexer.Documents;

namespace Feed.Search.Tests.Indexing;

public sealed class DocumentPlanTests
{
    private static readonly DateTimeOffset TrustedSince = SearchEngine.Now - TimeSpan.FromMinutes(30);

    [Fact]
    public void Created_rows_become_documents_at_the_version_of_their_row()
    {
        var plan = Plan(Changes.Post(1, "moon", lsn: 7), Changes.User(2, "Ann", "Ann Lee", lsn: 8, ChangeOp.Read, epoch: 3));
        Assert.Equal([new PostDocument(1, new RowVersion(1, 7), "moon")], plan.Documents.Posts);
        Assert.Equal([new UserDocument(2, new RowVersion(3, 8), new UserRow(2, "Ann", "Ann Lee"))], plan.Documents.Users);
        Assert.Empty(plan.PostsToRead);
        Assert.Empty(plan.UsersToRead);
    }

    [Fact]
    public void Deleted_rows_become_tombstones()
    {
        var plan = Plan(Changes.PostDeleted(1, lsn: 7), Changes.UserDeleted(2, lsn: 8));
        Assert.Equal([new PostDocument(1, new RowVersion(1, 7), null)], plan.Documents.Posts);
        Assert.Equal([new UserDocument(2, new RowVersion(1, 8), null)], plan.Documents.Users);
    }

    [Fact]
    public void Several_changes_of_a_row_become_the_newest()
    {
        var plan = Plan(
            Changes.Post(1, "first", lsn: 7),
            Changes.Post(1, "third", lsn: 9, ChangeOp.Update),
            Changes.Post(1, "second", lsn: 8, ChangeOp.Update),
            Changes.Post(2, "made", lsn: 10),
            Changes.PostDeleted(2, lsn: 11));
        Assert.Equal([new PostDocument(1, new RowVersion(1, 9), "third"), new PostDocument(2, new RowVersion(1, 11), null)], plan.Documents.Posts);
    }

    [Fact]
    public void Change_of_the_same_lsn_as_the_snapshots_row_is_the_newer()
    {
        var plan = Plan(Changes.Post(1, "snapshot", lsn: 7, ChangeOp.Read), Changes.Post(1, "stream", lsn: 7, ChangeOp.Update));
        Assert.Equal("stream", Assert.Single(plan.Documents.Posts).Text);
    }

    [Fact]
    public void Row_of_a_later_epoch_is_newer_whatever_its_lsn()
    {
        var plan = Plan(Changes.Post(1, "new epoch", lsn: 7, ChangeOp.Read, epoch: 2), Changes.Post(1, "old epoch", lsn: 9, ChangeOp.Update));
        Assert.Equal("new epoch", Assert.Single(plan.Documents.Posts).Text);
    }

    [Fact]
    public void Update_without_its_text_is_read_again()
    {
        var plan = Plan(Changes.Post(1, "moon", lsn: 7), Changes.Post(1, null, lsn: 8, ChangeOp.Update));
        Assert.Empty(plan.Documents.Posts);
        Assert.Equal(new RowVersion(1, 8), plan.PostsToRead[1]);
    }

    [Fact]
    public void Change_older_than_tombstones_live_is_read_again_but_a_delete_is_a_delete()
    {
        var old = TrustedSince - TimeSpan.FromSeconds(1);
        var plan = Plan(
            Changes.Post(1, "moon", lsn: 7, at: old),
            Changes.User(2, "ann", "Ann", lsn: 8, at: old),
            Changes.PostDeleted(3, lsn: 9, at: old),
            Changes.Post(4, "mars", lsn: 10, at: TrustedSince));
        Assert.Equal([1], plan.PostsToRead.Keys);
        Assert.Equal([2], plan.UsersToRead.Keys);
        Assert.Equal([null, "mars"], plan.Documents.Posts.Select(post => post.Text));
    }

    [Fact]
    public void Tables_that_are_not_searched_are_passed_over()
    {
        var plan = Plan(Changes.Follow(1, 2, lsn: 7));
        Assert.Empty(plan.Documents.Posts);
        Assert.Empty(plan.Documents.Users);
    }

    [Fact]
    public void Row_without_an_expected_column_is_a_clear_error()
    {
        var shape = new TableShape(Tables.Users, ["id", "name"]);
        var change = Changes.User(1, "ann", "Ann", lsn: 7) with { After = new ChangeRow(shape, ["1", "ann"]) };
        var error = Assert.Throws<ChangeSchemaException>(() => Plan(change));
        Assert.Contains("handle", error.Message, StringComparison.Ordinal);
    }

    private static DocumentPlan Plan(params Change[] changes) => DocumentPlan.Of(changes, TrustedSince);
}
