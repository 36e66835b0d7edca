using Feed.Load.Clients;
using Feed.Load.CommandLine;
using Feed.Load.Graph;
using Feed.Load.Measure;
using Feed.Load.Population;

namespace Feed.Load.Run;

/// <summary>In whose feeds posts are awaited: an ordinary author's in that of one follower, a celebrity's in those of several.</summary>
internal sealed class Lookout
{
    private readonly int[][] _watchersOf;
    private readonly Dictionary<int, FeedWatcher> _watchers;
    private readonly FollowGraph _graph;
    private readonly Measurement _measured;

    public Lookout(FollowGraph graph, Member[] members, FeedClient feeds, LoadClock clock, LoadOptions options, Measurement measured)
    {
        (_graph, _measured) = (graph, measured);
        var single = Graph.Watchers.Of(graph);
        _watchersOf = [.. single.Select((watcher, author) =>
            graph.IsCelebrity(author) ? Graph.Watchers.Some(graph, author, options.CelebrityWatchers) : [watcher])];
        _watchers = _watchersOf.SelectMany(users => users).Distinct().ToDictionary(
            user => user, user => new FeedWatcher(members[user], feeds, clock, options, measured.Errors));
    }

    public IReadOnlyCollection<FeedWatcher> Watchers => _watchers.Values;

    /// <summary>Takes the delay of an author's post.</summary>
    public Sighting SightingOf(int author) =>
        new(_watchersOf[author].Length, _graph.IsCelebrity(author) ? _measured.CelebrityVisible : _measured.Visible);

    /// <summary>A post was acknowledged.</summary>
    public void Expect(int author, Awaited post)
    {
        foreach (var user in _watchersOf[author]) _watchers[user].Expect(post);
    }

    /// <summary>Watches until <see cref="Complete"/> was called and every awaited post is visible or lost.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Watchers.Select(watcher => watcher.RunAsync(cancellationToken)));

    /// <summary>No more posts will be awaited.</summary>
    public void Complete()
    {
        foreach (var watcher in Watchers) watcher.Complete();
    }
}
