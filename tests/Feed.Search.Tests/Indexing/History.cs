using Feed.Contracts;

namespace Feed.Search.Tests.Indexing;

/// <summary>A random history of rows that are made, edited and deleted, and some of them never, as the stream would tell it.</summary>
internal sealed class History
{
    private readonly List<Change> _changes = [];
    private readonly HashSet<long> _posts = [];
    private readonly HashSet<long> _users = [];
    private readonly Random _random;
    private ulong _lsn = 100;
    private long _id = 1;

    public History(int seed)
    {
        _random = new Random(seed);
        for (var step = 0; step < 400; step++) Step();
    }

    public IReadOnlyList<Change> Changes => _changes;

    public IReadOnlySet<long> LivingPosts => _posts;

    private void Step()
    {
        _lsn += 8;
        switch (_random.Next(8))
        {
            case 0 or 1 or 2:
                _posts.Add(++_id);
                _changes.Add(Indexing.Changes.Post(_id, Text(), _lsn));
                break;
            case 3 when _posts.Count > 0:
                _changes.Add(Indexing.Changes.Post(Any(_posts), Text(), _lsn, ChangeOp.Update));
                break;
            case 4 when _posts.Count > 0:
                var post = Any(_posts);
                _posts.Remove(post);
                _changes.Add(Indexing.Changes.PostDeleted(post, _lsn));
                break;
            case 5:
                _users.Add(++_id);
                _changes.Add(Indexing.Changes.User(_id, $"user_{_id}", Text(), _lsn));
                break;
            case 6 when _users.Count > 0:
                var renamed = Any(_users);
                _changes.Add(Indexing.Changes.User(renamed, $"user_{renamed}_{_lsn}", Text(), _lsn, ChangeOp.Update));
                break;
            case 7 when _users.Count > 0:
                var user = Any(_users);
                _users.Remove(user);
                _changes.Add(Indexing.Changes.UserDeleted(user, _lsn));
                break;
        }
    }

    private long Any(HashSet<long> ids) => ids.Order().ElementAt(_random.Next(ids.Count));

    private string Text() => $"common word{_random.Next(50)} #tag{_random.Next(10)} at {_lsn}";
}
