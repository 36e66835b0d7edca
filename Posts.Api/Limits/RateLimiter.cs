using System.Collections.Concurrent;

namespace Posts.Api.Limits;

/// <summary>
/// A token bucket for each key, kept as the one number of the generic cell rate algorithm: when the bucket will be full again. Nothing
/// runs between requests; the framework's limiter wakes ten times a second for as long as the process lives (docs/adr/0024-rate-limits.md).
/// </summary>
/// <param name="perSecond">Tokens that flow back each second.</param>
/// <param name="burst">Tokens of a full bucket.</param>
/// <param name="time">The clock.</param>
internal sealed class RateLimiter<TKey>(double perSecond, int burst, TimeProvider time)
    where TKey : notnull
{
    private const int TakesBetweenSweeps = 4096;

    private readonly ConcurrentDictionary<TKey, long> _fullAt = new();
    private readonly long _ticksPerToken = (long)Math.Ceiling(time.TimestampFrequency / perSecond);
    private int _takes;

    /// <summary>Buckets that are not known to be full.</summary>
    public int Count => _fullAt.Count;

    /// <summary>Takes a token.</summary>
    /// <returns>Zero, or how long to wait for one.</returns>
    public TimeSpan Take(TKey key)
    {
        if (Interlocked.Increment(ref _takes) % TakesBetweenSweeps == 0) Sweep();
        while (true)
        {
            var now = time.GetTimestamp();
            var known = _fullAt.TryGetValue(key, out var fullAt);
            var next = Math.Max(fullAt, now) + _ticksPerToken;
            var excess = next - now - (burst * _ticksPerToken);
            if (excess > 0) return time.GetElapsedTime(0, excess);
            if (known ? _fullAt.TryUpdate(key, next, fullAt) : _fullAt.TryAdd(key, next)) return TimeSpan.Zero;
        }
    }

    private void Sweep()
    {
        var now = time.GetTimestamp();
        foreach (var bucket in _fullAt)
        {
            if (bucket.Value <= now) _fullAt.TryRemove(bucket);
        }
    }
}
