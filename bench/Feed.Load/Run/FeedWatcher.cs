using System.Threading.Channels;
using Feed.Load.Clients;
using Feed.Load.CommandLine;
using Feed.Load.Measure;
using Feed.Load.Population;

namespace Feed.Load.Run;

/// <summary>
/// Looks at one user's feed while posts are awaited there, and at no other time. One look serves all that are awaited; when they stay
/// away the looks become rarer, so that watching a server which is behind does not hold it back.
/// </summary>
internal sealed class FeedWatcher(Member member, FeedClient feeds, LoadClock clock, LoadOptions options, ErrorCounts errors)
{
    private const int PageSize = 50;
    private const int MaxPages = 20;
    private const int WaitsPerLook = 20;
    private readonly Channel<Awaited> _arrivals = Channel.CreateUnbounded<Awaited>();
    private readonly Dictionary<string, Awaited> _awaited = [];
    private volatile int _count;
    private long _since;

    /// <summary>Posts that did not become visible in time.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>How often the feed was read.</summary>
    public int Looks { get; private set; }

    /// <summary>Posts that are awaited, as of the latest look.</summary>
    public int Awaited => _count;

    /// <summary>When the oldest of them was committed; null when there is none.</summary>
    public TimeSpan? AwaitedSince => _count > 0 ? TimeSpan.FromTicks(Interlocked.Read(ref _since)) : null;

    public void Expect(Awaited post) => _arrivals.Writer.TryWrite(post);

    /// <summary>No more posts will be awaited.</summary>
    public void Complete() => _arrivals.Writer.Complete();

    /// <summary>Watches until every awaited post is visible or lost.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (_awaited.Count > 0 || await _arrivals.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_arrivals.Reader.TryRead(out var post)) _awaited.Add(post.Id, post);
            if (_awaited.Count == 0) continue;
            var began = clock.Now;
            await LookAsync(cancellationToken);
            GiveUp(began);
            Publish();
            await clock.UntilAsync(began + Pause(began), cancellationToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            string? after = null;
            for (var page = 0; page < MaxPages && _awaited.Count > 0; page++)
            {
                var oldest = _awaited.Keys.Min(CompareIds);
                var answer = await feeds.IdsAsync(member.Token, PageSize, after, cancellationToken);
                Looks++;
                var now = clock.Now;
                foreach (var id in answer.Ids)
                {
                    if (_awaited.Remove(id, out var post)) post.Sighting.Seen(now - post.Committed);
                }
                // What is awaited is newer than the end of the page: it is not there yet.
                if (answer.Next is null || CompareIds.Compare(oldest, answer.Ids[^1]) >= 0) return;
                after = answer.Next;
            }
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            errors.Add("look at a feed", e);
        }
    }

    private void GiveUp(TimeSpan now)
    {
        foreach (var post in _awaited.Values.Where(post => now - post.Acknowledged > options.VisibleWithin).ToList())
        {
            _awaited.Remove(post.Id);
            Lost.Add(post.Id);
        }
    }

    private void Publish()
    {
        if (_awaited.Count > 0) Interlocked.Exchange(ref _since, _awaited.Values.Min(post => post.Committed).Ticks);
        _count = _awaited.Count;
    }

    private TimeSpan Pause(TimeSpan now)
    {
        var longest = _awaited.Values.Select(post => now - post.Acknowledged).DefaultIfEmpty().Max();
        return TimeSpan.FromTicks(Math.Max(options.PollInterval.Ticks, longest.Ticks / WaitsPerLook));
    }

    // Ids are decimal numbers: the longer is the greater.
    private static readonly Comparer<string> CompareIds =
        Comparer<string>.Create((a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b));
}
