using StackExchange.Redis;

namespace Feed.Bench.Designs;

/// <summary>Runs a layout through the raw client.</summary>
internal sealed class LayoutDesign(Layout layout, IReadOnlyList<long> viewers, RawClient client) : IDesign
{
    // A page of 50 entries with its header: the entries and their lengths are a line each.
    private const int PageLines = 101;
    private const int FeedsABatch = 500;
    private const int PagesABatch = 20;
    private const int FillChunk = 250;

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
    }

    public Task PushAsync(long id, CancellationToken cancellationToken) =>
        client.SendAsync(viewers.Count, feed => layout.Push(Key(viewers[feed]), id), layout.PushLines, FeedsABatch, cancellationToken);

    public Task ReadAsync(CancellationToken cancellationToken) =>
        client.SendAsync(viewers.Count, feed => [layout.Read(Key(viewers[feed]))], PageLines, PagesABatch, cancellationToken);

    public Task TrimAsync(IDatabase redis) => layout.Trims
        ? Task.CompletedTask
        : Task.WhenAll(viewers.Select(viewer => redis.SortedSetRemoveRangeByRankAsync(Key(viewer), layout.Held, -1)));
}
