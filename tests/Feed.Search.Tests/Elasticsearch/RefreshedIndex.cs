using Feed.Contracts;
using Feed.Search.Elasticsearch;

namespace Feed.Search.Tests.Elasticsearch;

/// <summary>An index that can be told to show what was written, so that tests do not wait for it.</summary>
internal sealed class RefreshedIndex(ISearchIndex index, SearchCluster cluster) : ISearchIndex
{
    private int _isStale;

    public async Task RefreshAsync()
    {
        if (Interlocked.Exchange(ref _isStale, 0) == 0) return;
        var patterns = string.Join(',', cluster.Kinds.Select(kind => kind.Pattern));
        (await cluster.SendAsync(HttpMethod.Post, $"{patterns}/_refresh", null, CancellationToken.None)).Dispose();
    }

    public Task BeginEpochAsync(long epoch, CancellationToken cancellationToken) => index.BeginEpochAsync(epoch, cancellationToken);

    public Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken) => index.CompleteEpochAsync(epoch, cancellationToken);

    public async Task WriteAsync(DocumentBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await index.WriteAsync(batch, cancellationToken);
        }
        finally
        {
            _isStale = 1;
        }
    }

    public async Task<int> SweepAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        await RefreshAsync();
        _isStale = 1;
        return await index.SweepAsync(olderThan, cancellationToken);
    }

    public Task<IReadOnlyList<ChangePosition?>> ReadMarksAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        index.ReadMarksAsync(groups, cancellationToken);

    public Task WriteMarksAsync(IReadOnlyDictionary<string, ChangePosition> marks, CancellationToken cancellationToken) =>
        index.WriteMarksAsync(marks, cancellationToken);

    public bool IsUnavailable(Exception exception) => index.IsUnavailable(exception);
}
