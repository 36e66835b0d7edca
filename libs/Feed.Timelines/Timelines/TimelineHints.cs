using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <summary>What a process remembers of the timelines that it reads, so that it asks Redis for no more than it needs. None of it has to be right.</summary>
internal sealed class TimelineHints(TimeProvider time, IOptions<TimelineOptions> options)
{
    private const int Most = 100_000;

    private readonly RecentEntries<TimelineId, Hint> _known = new(Most);

    /// <summary>How many authors' posts a timeline lacked when it was last read.</summary>
    public int Pulled(TimelineId timeline) => _known.Find(timeline)?.Pulled ?? 0;

    /// <summary>Whether it may be time to put off a timeline's expiry.</summary>
    public bool IsExpiryOpen(TimelineId timeline) => _known.Find(timeline) is not { } hint || time.GetTimestamp() >= hint.LookAt;

    /// <summary>Remembers what was read, and when a timeline expires if that was asked.</summary>
    public void Note(TimelineId timeline, int pulled, TimeSpan? expiresIn)
    {
        var known = _known.Find(timeline);
        if (expiresIn is null && known?.Pulled == pulled) return;
        var lookAt = expiresIn is { } left
            ? time.GetTimestamp() + (long)(options.Value.UntilTouch(left).TotalSeconds * time.TimestampFrequency)
            : known?.LookAt ?? 0;
        _known.Put(timeline, new Hint(pulled, lookAt));
    }

    private sealed record Hint(int Pulled, long LookAt);
}
