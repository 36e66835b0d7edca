namespace Feed.StreamBench;

/// <summary>How something grew, and how fast it did so in the middle, where neither start nor end counts.</summary>
internal sealed class Progress(long target)
{
    private const double From = 0.1;
    private const double To = 0.9;
    private readonly List<(TimeSpan At, long Done)> _samples = [];

    public bool IsOver => _samples.Count > 0 && _samples[^1].Done >= target;

    /// <summary>Notes what was done; only what is new, because offsets are committed once a second.</summary>
    public void Add(TimeSpan at, long done)
    {
        if (_samples.Count == 0 || done > _samples[^1].Done) _samples.Add((at, done));
    }

    /// <summary>Changes a second between a tenth and nine tenths.</summary>
    public double Rate
    {
        get
        {
            var first = _samples.Find(sample => sample.Done >= target * From);
            var last = _samples.FindLast(sample => sample.Done <= target * To);
            return (last.Done - first.Done) / (last.At - first.At).TotalSeconds;
        }
    }
}
