using Feed.Contracts;
using Feed.Search.Text;
using Npgsql;
using NpgsqlTypes;

namespace Feed.Search.Postgres;

/// <summary>Writes documents into the tables of an epoch: one statement a table and batch, both in one transaction.</summary>
internal sealed class DocumentWriter(NpgsqlDataSource database)
{
    public async Task WriteAsync(
        long epoch, IReadOnlyList<PostDocument> posts, IReadOnlyList<UserDocument> users, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (posts.Count > 0) batch.BatchCommands.Add(WritePosts(epoch, posts));
        if (users.Count > 0) batch.BatchCommands.Add(WriteUsers(epoch, users));
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> SweepAsync(long epoch, TimeSpan olderThan, CancellationToken cancellationToken)
    {
        var swept = 0;
        foreach (var table in (string[])[EpochDdl.Posts(epoch), EpochDdl.Users(epoch)])
        {
            await using var command = database.CreateCommand($"DELETE FROM {table} WHERE deleted_at < now() - $1");
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = olderThan });
            swept += await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return swept;
    }

    // Ordered by id, so that two writers cannot lock rows crosswise. What is there already is not written again: a replay costs no WAL.
    private static NpgsqlBatchCommand WritePosts(long epoch, IEnumerable<PostDocument> posts)
    {
        var rows = posts.OrderBy(document => document.Id).ToList();
        return new NpgsqlBatchCommand($"""
            WITH new AS MATERIALIZED (
              SELECT id, lsn, document::tsvector, string_to_array(tags, ' ') AS tags FROM unnest($1, $2, $3, $4) AS new (id, lsn, document, tags)
            ), written AS (
              INSERT INTO {EpochDdl.Posts(epoch)} AS old (id, lsn, document, deleted_at)
              SELECT id, lsn, document, CASE WHEN document IS NULL THEN now() END FROM new
              ON CONFLICT (id) DO UPDATE SET lsn = excluded.lsn, document = excluded.document, deleted_at = excluded.deleted_at
              WHERE old.lsn < excluded.lsn OR (old.lsn = excluded.lsn AND old.document IS DISTINCT FROM excluded.document)
              RETURNING id
            ), gone AS (
              DELETE FROM {EpochDdl.Tags(epoch)} AS old USING written JOIN new USING (id) WHERE old.post_id = id AND old.tag <> ALL (new.tags)
            )
            INSERT INTO {EpochDdl.Tags(epoch)} (tag, post_id) SELECT unnest(new.tags), id FROM written JOIN new USING (id) ON CONFLICT DO NOTHING
            """)
        {
            Parameters =
            {
                Array(rows.Select(row => row.Id), NpgsqlDbType.Bigint),
                Array(rows.Select(row => (long)row.Version.Lsn), NpgsqlDbType.Bigint),
                Array(rows.Select(row => row.Text is null ? null : TsText.Vector(row.Text, withHashtags: true)), NpgsqlDbType.Text),
                Array(rows.Select(row => row.Text is null ? "" : string.Join(' ', Hashtags.In(row.Text))), NpgsqlDbType.Text),
            },
        };
    }

    private static NpgsqlBatchCommand WriteUsers(long epoch, IEnumerable<UserDocument> users)
    {
        var rows = users.OrderBy(document => document.Id).ToList();
        return new NpgsqlBatchCommand($"""
            INSERT INTO {EpochDdl.Users(epoch)} AS old (id, lsn, handle, name, deleted_at)
            SELECT id, lsn, handle, name::tsvector, CASE WHEN handle IS NULL THEN now() END FROM unnest($1, $2, $3, $4) AS new (id, lsn, handle, name)
            ON CONFLICT (id) DO UPDATE SET lsn = excluded.lsn, handle = excluded.handle, name = excluded.name, deleted_at = excluded.deleted_at
            WHERE old.lsn < excluded.lsn
              OR (old.lsn = excluded.lsn AND (old.handle, old.name) IS DISTINCT FROM (excluded.handle, excluded.name))
            """)
        {
            Parameters =
            {
                Array(rows.Select(row => row.Id), NpgsqlDbType.Bigint),
                Array(rows.Select(row => (long)row.Version.Lsn), NpgsqlDbType.Bigint),
                Array(rows.Select(row => row.Row is null ? null : TextFolding.Fold(row.Row.Handle)), NpgsqlDbType.Text),
                Array(rows.Select(row => row.Row is null ? null : TsText.Vector(row.Row.DisplayName, withHashtags: false)), NpgsqlDbType.Text),
            },
        };
    }

    private static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType element) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | element };
}
