namespace Feed.Load.Measure;

/// <summary>Collects delays from many tasks.</summary>
internal sealed class Delays
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _delays = [];

    public void Add(TimeSpan delay)
    {
        lock (_gate) _delays.Add(delay < TimeSpan.Zero ? TimeSpan.Zero : delay);
    }

    public int Count
    {
        get
        {
            lock (_gate) return _delays.Count;
        }
    }

    public DelaySummary Summarize()
    {
        lock (_gate) return DelaySummary.Of(_delays);
    }
}
