using Feed.Timelines;
using StackExchange.Redis;

namespace Feed.Bench.Designs;

/// <summary>This platform's feeds, with its own client.</summary>
internal sealed class OwnDesign(TimelineStore store, EpochStore epochs, IReadOnlyList<long> viewers, int held, bool oneByOne) : IDesign
{
    private const long Epoch = 1;
    private const long Author = 42;
    private const ulong Xid = 2_000_000;
    private const int Page = 50;
    private const int PagesAtOnce = 100;

    public string Name => oneByOne ? "Feed.Timelines, one call a feed (a cluster)" : "Feed.Timelines";

    public int Held => held;

    public IReadOnlyList<long> Viewers => viewers;

    public string Key(long viewer) => TimelineId.Feed(viewer).Key;

    public async Task FillAsync(IDatabase redis, IReadOnlyList<long> newestFirst, CancellationToken cancellationToken)
    {
        await epochs.BeginAsync(Epoch, cancellationToken);
        var slice = new TimelineSlice("1000000:1000002:1000000", [.. newestFirst.Take(held + 1)]);
        foreach (var viewer in viewers)
        {
            await store.BeginAsync(TimelineId.Feed(viewer), Epoch, "bench", cancellationToken);
            await store.FinishAsync(TimelineId.Feed(viewer), Epoch, "bench", slice, cancellationToken);
        }
    }

    public Task PushAsync(long id, CancellationToken cancellationToken) => oneByOne
        ? Task.WhenAll(viewers.Select(viewer => PushAsync([viewer], id, cancellationToken)))
        : PushAsync(viewers, id, cancellationToken);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var some in viewers.Chunk(PagesAtOnce))
            await Task.WhenAll(some.Select(viewer => store.ReadAsync(TimelineId.Feed(viewer), Epoch, null, Page, cancellationToken)));
    }

    public Task TrimAsync(IDatabase redis) => Task.CompletedTask;

    private async Task PushAsync(IReadOnlyList<long> some, long id, CancellationToken cancellationToken)
    {
        var added = await store.PushAsync(some, Epoch, new AuthorPosts(Author, [new NewPost(id, Xid)], 0), cancellationToken);
        if (added != some.Count) throw new BenchException($"{added} of {some.Count} feeds took the post.");
    }
}
