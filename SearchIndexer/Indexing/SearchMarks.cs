using Feed.Changes;
using Feed.Contracts;
using Feed.Search;

namespace SearchIndexer.Indexing;

/// <summary>
/// Keeps the stream's mark beside the documents. What either engine has answered is on its disk (committed in Postgres, fsynced with
/// Elasticsearch's translog), so the store has but one life.
/// </summary>
internal sealed class SearchMarks(ISearchIndex index) : IProjectionMarks
{
    public TimeSpan DurableAfter => TimeSpan.Zero;

    public Task<ChangePosition?> ReadAsync(string group, CancellationToken cancellationToken) => index.ReadMarkAsync(group, cancellationToken);

    public Task<IReadOnlyList<ChangePosition?>> ReadAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        index.ReadMarksAsync(groups, cancellationToken);

    public Task WriteAsync(string group, ChangePosition position, CancellationToken cancellationToken) =>
        index.WriteMarkAsync(group, position, cancellationToken);

    public Task WriteAsync(IReadOnlyDictionary<string, ChangePosition> marks, CancellationToken cancellationToken) =>
        index.WriteMarksAsync(marks, cancellationToken);

    public Task<string> GenerationAsync(CancellationToken cancellationToken) => Task.FromResult("durable");
}
