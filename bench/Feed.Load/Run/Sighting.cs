using Feed.Load.Measure;

namespace Feed.Load.Run;

/// <summary>Where a post is awaited in several feeds: it is visible when the last of them has shown it.</summary>
/// <param name="feeds">How many.</param>
/// <param name="delays">Gets the delay.</param>
internal sealed class Sighting(int feeds, Delays delays)
{
    private int _left = feeds;

    /// <summary>One of the feeds shows it. None calls twice.</summary>
    public void Seen(TimeSpan delay)
    {
        if (Interlocked.Decrement(ref _left) == 0) delays.Add(delay);
    }
}
