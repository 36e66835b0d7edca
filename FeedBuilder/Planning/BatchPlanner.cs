using Feed.Contracts;
using Feed.Timelines;

namespace FeedBuilder.Planning;

/// <summary>Decides what a batch of changes means for the read model. Touches nothing.</summary>
internal sealed class BatchPlanner
{
    private readonly Dictionary<long, CreatedPost> _created = [];
    private readonly HashSet<long> _editedPosts = [];
    private readonly Dictionary<long, DeletedPost> _deletedPosts = [];
    private readonly HashSet<long> _changedUsers = [];
    private readonly HashSet<long> _deletedUsers = [];
    private readonly Dictionary<(long Viewer, long Author), HashSet<ulong>> _edges = [];
    private readonly HashSet<long> _likers = [];
    private readonly List<CounterChange> _counters = [];

    private BatchPlanner()
    {
    }

    /// <summary>Plans a batch, or nothing when there is nothing to do: a snapshot's rows are read from Postgres when somebody needs them.</summary>
    /// <exception cref="ChangeSchemaException">A change lacks a column that this needs.</exception>
    public static BatchPlan? Plan(IEnumerable<Change> changes)
    {
        var planner = new BatchPlanner();
        long? epoch = null;
        foreach (var change in changes.Where(change => change.Op != ChangeOp.Read))
        {
            planner.Add(change);
            epoch = change.Position.Epoch;
        }

        return epoch is null ? null : planner.Build(epoch.Value);
    }

    private BatchPlan Build(long epoch) => new()
    {
        Epoch = epoch,
        CreatedPosts = [.. _created.Values.Where(post => !_deletedPosts.ContainsKey(post.Id))],
        EditedPosts = [.. _editedPosts.Where(id => !_deletedPosts.ContainsKey(id))],
        DeletedPosts = _deletedPosts.Values,
        ChangedUsers = [.. _changedUsers.Except(_deletedUsers)],
        DeletedUsers = _deletedUsers,
        Edges = [.. _edges.Where(edge => !IsGone(edge.Key)).Select(edge => new ChangedEdge(edge.Key.Viewer, edge.Key.Author, edge.Value))],
        Likers = _likers,
        Counters = _counters,
    };

    private bool IsGone((long Viewer, long Author) edge) => _deletedUsers.Contains(edge.Viewer) || _deletedUsers.Contains(edge.Author);

    private void Add(Change change)
    {
        switch (change.Table)
        {
            case Tables.Posts: AddPost(change); break;
            case Tables.Users: AddUser(change); break;
            case Tables.Follows: AddFollow(change); break;
            case Tables.Blocks: AddBlock(change); break;
            case Tables.Likes: AddLike(change); break;
            case Tables.Comments: Count(change, CommentRow.From(change.Row).PostId, Counter.Comments); break;
            default: break; // A table of another consumer.
        }
    }

    private void AddPost(Change change)
    {
        var (id, author) = (change.Row.Int64("id"), change.Row.Int64("author_id"));
        Count(change, author, Counter.Posts);
        if (change.Op == ChangeOp.Delete) _deletedPosts[id] = new DeletedPost(id, author);
        else if (change.Op == ChangeOp.Create) _created[id] = new CreatedPost(id, author, change.Xid, change.CommittedAt);
        else _editedPosts.Add(id);
    }

    private void AddUser(Change change) =>
        (change.Op == ChangeOp.Delete ? _deletedUsers : _changedUsers).Add(change.Row.Int64("id"));

    private void AddLike(Change change)
    {
        var (post, user) = LikeRow.From(change.Row);
        Count(change, post, Counter.Likes);
        _likers.Add(user);
    }

    private void AddFollow(Change change)
    {
        var (follower, followee) = FollowRow.From(change.Row);
        Count(change, followee, Counter.Followers);
        Count(change, follower, Counter.Following);
        AddEdge(follower, followee, change);
    }

    private void AddBlock(Change change)
    {
        var (blocker, blocked) = BlockRow.From(change.Row);
        AddEdge(blocker, blocked, change);
        AddEdge(blocked, blocker, change);
    }

    // An update changes no key column, so it adds or removes nothing.
    private void AddEdge(long viewer, long author, Change change)
    {
        if (change.Op == ChangeOp.Update) return;
        if (!_edges.TryGetValue((viewer, author), out var xids)) _edges[(viewer, author)] = xids = [];
        xids.Add(change.Xid);
    }

    private void Count(Change change, long id, Counter counter)
    {
        if (change.Op == ChangeOp.Update) return;
        _counters.Add(new CounterChange(id, counter, change.Op == ChangeOp.Create ? 1 : -1, change.Position, change.Xid) { Source = change.Source });
    }
}
