namespace Feed.Timelines;

/// <summary>A card that this process read from Redis.</summary>
/// <param name="Raw">What Redis answered: as long as it answers the same, the card is the same.</param>
/// <param name="Card">The card.</param>
internal sealed record RecentCard<T>(byte[] Raw, T Card)
{
    private long _readAt;

    /// <summary>Time stamp of when Redis answered this.</summary>
    public long ReadAt
    {
        get => Volatile.Read(ref _readAt);
        set => Volatile.Write(ref _readAt, value);
    }

    /// <summary>Whether Redis had counters beside it, which tell its version, when they were last looked at.</summary>
    public bool HasCounters { get; set; } = true;
}
