using Feed.Changes;
using Feed.Search;
using Microsoft.Extensions.Options;
using SearchIndexer.Documents;

namespace SearchIndexer.Indexing;

/// <summary>Keeps the search index: changes in, documents out.</summary>
internal sealed class SearchProjection(ISearchIndex index, RowReader rows, TimeProvider time, IOptions<SearchIndexerOptions> options) : IProjection
{
    public Task BeginEpochAsync(long epoch, CancellationToken cancellationToken) => index.BeginEpochAsync(epoch, cancellationToken);

    public Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken) => index.CompleteEpochAsync(epoch, cancellationToken);

    public async Task ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        // A late change says only that its row is to be read again.
        var trustedSince = batch.IsLate ? DateTimeOffset.MaxValue : time.GetUtcNow() - options.Value.TrustedFor;
        var plan = DocumentPlan.Of(batch.Changes, trustedSince);
        await index.WriteAsync(await rows.CompleteAsync(plan, cancellationToken), cancellationToken);
    }

    public bool IsUnavailable(Exception exception) => index.IsUnavailable(exception);
}
