namespace Feed.Load.Measure;

/// <summary>What a stretch of traffic adds up to.</summary>
internal sealed class Measurement
{
    private long _deliveries;

    public Delays Writes { get; } = new();

    public Delays Reads { get; } = new();

    public Delays Likes { get; } = new();

    public Delays Follows { get; } = new();

    public Delays Visible { get; } = new();

    /// <summary>The same of celebrities' posts, in all feeds in which they are awaited.</summary>
    public Delays CelebrityVisible { get; } = new();

    public ErrorCounts Errors { get; } = new();

    /// <summary>Feeds that the acknowledged posts belong in.</summary>
    public long Deliveries => Interlocked.Read(ref _deliveries);

    /// <summary>A second of the run each.</summary>
    public List<Sample> Samples { get; } = [];

    public void Delivers(int feeds) => Interlocked.Add(ref _deliveries, feeds);
}
