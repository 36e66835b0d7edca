using StackExchange.Redis;

namespace Feed.Bench.Designs;

/// <summary>Runs a layout through the raw client.</summary>
internal sealed class LayoutDesign(Layout layout, IReadOnlyList<long> viewers, RawClient client) : IDesign
{
    /// <summary>Pushes after which a feed is trimmed that is trimmed now and then: about as many as a feed of this platform takes in before.</summary>
    public const int TrimEvery = 16;

    // A page of 50 entries with its header: the entries and their lengths are a line each.
    private const int PageLines = 101;
    private const int FeedsABatch = 500;
    private const int PagesABatch = 20;
    private const int FillChunk = 250;
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(7);

    private int _pushes;

    public string Name => layout.Name;

    public int Held => layout.Held;

    public IReadOnlyList<long> Viewers => viewers;

    public string Key(long viewer) => $"{layout.Prefix}:{{{viewer}}}";

    public async Task FillAsync(IDatabase redis, IReadOnlyList<long> newestFirst, CancellationToken cancellationToken)
    {
        foreach (var some in newestFirst.Take(layout.Held).Select(layout.Entry).Chunk(FillChunk))
        {
            foreach (var viewer in viewers) await redis.SortedSetAddAsync(Key(viewer), some);
        }

        foreach (var viewer in viewers) await redis.KeyExpireAsync(Key(viewer), Expiry);
    }

    public Task PushAsync(long id, CancellationToken cancellationToken)
    {
        _pushes++;
        return client.SendAsync(
            viewers.Count,
            feed => IsTrimmed(feed) ? [.. layout.Push(Key(viewers[feed]), id), Trim(Key(viewers[feed]))] : layout.Push(Key(viewers[feed]), id),
            feed => layout.PushLines + (IsTrimmed(feed) ? 1 : 0),
            FeedsABatch,
            cancellationToken);
    }

    public Task ReadAsync(CancellationToken cancellationToken) =>
        client.SendAsync(viewers.Count, feed => [layout.Read(Key(viewers[feed]))], _ => PageLines, PagesABatch, cancellationToken);

    public Task TrimAsync(IDatabase redis) => layout.Trims == Trimming.Aside
        ? Task.WhenAll(viewers.Select(viewer => layout.IsNewestFirst
            ? redis.SortedSetRemoveRangeByRankAsync(Key(viewer), layout.Held, -1)
            : redis.SortedSetRemoveRangeByRankAsync(Key(viewer), 0, -1 - layout.Held)))
        : Task.CompletedTask;

    private bool IsTrimmed(int feed) => layout.Trims == Trimming.NowAndThen && (feed + _pushes) % TrimEvery == 0;

    private byte[] Trim(string key) => Wire.Command("ZREMRANGEBYRANK", key, Wire.Text(layout.Held), "-1");
}
