namespace Feed.EndToEnd.Tests.Commands;

/// <summary>What a run has made, each with who made it. Never shrinks: commands on what is gone belong to the run.</summary>
internal sealed class Things
{
    private readonly Lock _lock = new();
    private readonly List<Thing> _all = [];

    public void Add(Thing thing)
    {
        lock (_lock)
        {
            _all.Add(thing);
        }
    }

    /// <summary>One of the newest, or null when there is none that fits.</summary>
    public Thing? Choose(int draw, Func<Thing, bool>? fits = null)
    {
        lock (_lock)
        {
            // Recent things are where commands meet: the feed cap is small, and fan-out of a post races what is done to it.
            var recent = _all.Where(fits ?? (_ => true)).TakeLast(60).ToList();
            return recent.Count == 0 ? null : recent[draw % recent.Count];
        }
    }
}

/// <summary>A post or comment.</summary>
internal sealed record Thing(long Id, int Owner);
