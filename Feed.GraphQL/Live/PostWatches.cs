namespace Feed.GraphQL.Live;

/// <summary>Who in this process watches which posts.</summary>
internal sealed class PostWatches
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, HashSet<Wake>> _watches = [];

    /// <summary>Has a signal set whenever a post changes; dispose the answer to end that.</summary>
    public IDisposable Watch(long postId, Wake wake)
    {
        lock (_gate)
        {
            if (!_watches.TryGetValue(postId, out var wakes)) _watches[postId] = wakes = [];
            wakes.Add(wake);
        }

        return new Ending(() => Leave(postId, wake));
    }

    public void Changed(IEnumerable<long> posts)
    {
        lock (_gate)
        {
            foreach (var post in posts) Set(_watches.GetValueOrDefault(post));
        }
    }

    public void AllChanged()
    {
        lock (_gate)
        {
            foreach (var wakes in _watches.Values) Set(wakes);
        }
    }

    private static void Set(HashSet<Wake>? wakes)
    {
        foreach (var wake in wakes ?? []) wake.Set();
    }

    private void Leave(long postId, Wake wake)
    {
        lock (_gate)
        {
            if (_watches.TryGetValue(postId, out var wakes) && wakes.Remove(wake) && wakes.Count == 0) _watches.Remove(postId);
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
