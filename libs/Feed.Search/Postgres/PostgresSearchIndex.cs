using Feed.Contracts;
using Npgsql;

namespace Feed.Search.Postgres;

/// <summary>The index in the database of the write model: tables of an epoch, shown to readers through views.</summary>
internal sealed class PostgresSearchIndex(
    EpochTables epochs, DocumentWriter documents, MarkTable marks, SearchTelemetry telemetry, TimeProvider time) : ISearchIndex
{
    public static PostgresSearchIndex On(NpgsqlDataSource database, SearchTelemetry telemetry, TimeProvider time) =>
        new(new EpochTables(database), new DocumentWriter(database), new MarkTable(database), telemetry, time);

    public Task BeginEpochAsync(long epoch, CancellationToken cancellationToken) => epochs.BeginAsync(epoch, cancellationToken);

    public Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken) => epochs.CompleteAsync(epoch, cancellationToken);

    public async Task WriteAsync(DocumentBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var began = time.GetTimestamp();
        var posts = batch.Posts.ToLookup(document => document.Version.Epoch);
        var users = batch.Users.ToLookup(document => document.Version.Epoch);
        foreach (var epoch in posts.Concat<IGrouping<long, object>>(users).Select(group => group.Key).Distinct().Order())
        {
            try
            {
                await documents.WriteAsync(epoch, [.. posts[epoch]], [.. users[epoch]], cancellationToken);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                if (await epochs.NewestAsync(cancellationToken) is not { } newest || newest <= epoch) throw;
            }
        }
        telemetry.Written(batch.Posts.Count + batch.Users.Count, conflicts: 0, time.GetElapsedTime(began));
    }

    public async Task<int> SweepAsync(TimeSpan olderThan, CancellationToken cancellationToken) =>
        await epochs.NewestAsync(cancellationToken) is { } epoch ? await documents.SweepAsync(epoch, olderThan, cancellationToken) : 0;

    public Task<IReadOnlyList<ChangePosition?>> ReadMarksAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        marks.ReadAsync(groups, cancellationToken);

    public Task WriteMarksAsync(IReadOnlyDictionary<string, ChangePosition> reached, CancellationToken cancellationToken) =>
        marks.WriteAsync(reached, cancellationToken);

    public bool IsUnavailable(Exception exception) => PostgresFailures.IsUnavailable(exception);
}
