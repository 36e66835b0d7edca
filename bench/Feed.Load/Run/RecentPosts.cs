namespace Feed.Load.Run;

/// <summary>Some of the latest posts, for those who like them.</summary>
internal sealed class RecentPosts
{
    private readonly string?[] _ids = new string?[512];
    private int _count;

    public void Add(string id) => _ids[(uint)Interlocked.Increment(ref _count) % _ids.Length] = id;

    /// <summary>One of them; null when there is none yet.</summary>
    public string? Any() => _ids[Random.Shared.Next(Math.Clamp(_count, 1, _ids.Length - 1)) + 1];
}
