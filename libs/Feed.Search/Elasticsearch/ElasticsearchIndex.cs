using System.Text.Json;
using Feed.Contracts;

namespace Feed.Search.Elasticsearch;

/// <summary>The index in Elasticsearch: an index of posts and one of users for each epoch, shown to readers through aliases.</summary>
internal sealed class ElasticsearchIndex(
    SearchCluster cluster, EpochCatalog catalog, EpochIndexes epochs, BulkWriter bulk, MarkDocuments marks, Tombstones tombstones,
    SearchTelemetry telemetry, TimeProvider time) : ISearchIndex, IDisposable
{
    public static ElasticsearchIndex On(SearchCluster cluster, SearchTelemetry telemetry, TimeProvider time)
    {
        var catalog = new EpochCatalog(cluster);
        var bulk = new BulkWriter(cluster, time);
        return new ElasticsearchIndex(
            cluster, catalog, new EpochIndexes(cluster, catalog), bulk, new MarkDocuments(cluster, catalog, bulk),
            new Tombstones(cluster, bulk, time), telemetry, time);
    }

    public Task BeginEpochAsync(long epoch, CancellationToken cancellationToken) => epochs.BeginAsync(epoch, cancellationToken);

    public Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken) => epochs.CompleteAsync(epoch, cancellationToken);

    public async Task WriteAsync(DocumentBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var began = time.GetTimestamp();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var items = batch.Posts.Select(post => Item(cluster.Posts, post.Id, post.Version, writer => DocumentJson.WritePost(writer, post, now)))
            .Concat(batch.Users.Select(user => Item(cluster.Users, user.Id, user.Version, writer => DocumentJson.WriteUser(writer, user, now))))
            .ToList();
        if (items.Count == 0) return;
        var outcome = await bulk.WriteAsync(items, cancellationToken);
        telemetry.Written(outcome.Written, outcome.Conflicts, time.GetElapsedTime(began));
        if (outcome.Missing.Count > 0) await RequireReplacedAsync(outcome, cancellationToken);
        outcome.ThrowIfRejected();
    }

    public async Task<int> SweepAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        if (await catalog.NewestAsync(cancellationToken) is not { } newest) return 0;
        await epochs.DropReplacedAsync(cancellationToken);
        return await tombstones.SweepAsync(newest.Epoch, olderThan, cancellationToken);
    }

    public Task<IReadOnlyList<ChangePosition?>> ReadMarksAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        marks.ReadAsync(groups, cancellationToken);

    public async Task WriteMarksAsync(IReadOnlyDictionary<string, ChangePosition> reached, CancellationToken cancellationToken)
    {
        var outcome = await marks.WriteAsync(reached, cancellationToken);
        if (outcome.Missing.Count > 0) await RequireReplacedAsync(outcome, cancellationToken);
        outcome.ThrowIfRejected();
    }

    public void Dispose() => bulk.Dispose();

    public bool IsUnavailable(Exception exception) => exception is ElasticsearchException { IsUnavailable: true };

    private static BulkItem Item(IndexNames kind, long id, RowVersion version, Action<Utf8JsonWriter> body) =>
        new(kind.Write(version.Epoch), FeedId.Format(id), body) { Version = version.Lsn };

    // What is written into a replaced epoch is ignored, as the contract says. A missing index of the newest one is a loss.
    private async Task RequireReplacedAsync(BulkOutcome outcome, CancellationToken cancellationToken)
    {
        // Also one of which only the first index is there yet: whoever begins it has replaced all before it.
        var newest = (await catalog.ListAsync(cancellationToken)).LastOrDefault();
        foreach (var target in outcome.Missing)
        {
            if (newest is null || cluster.Kinds.Any(kind => string.CompareOrdinal(target, kind.Write(newest.Epoch)) >= 0 && kind.Owns(target)))
            {
                throw new ElasticsearchException(
                    404, ElasticsearchException.IndexNotFound, $"{target} is gone. A restart of the indexer makes a new index.");
            }
        }
    }
}
