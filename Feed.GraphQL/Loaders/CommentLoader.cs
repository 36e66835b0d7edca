using Feed.GraphQL.Schema;
using Feed.GraphQL.Storage;
using Npgsql;

namespace Feed.GraphQL.Loaders;

/// <summary>Comments that exist and whose author does, by id. They have no card: Postgres has them.</summary>
internal sealed class CommentLoader(NpgsqlDataSource database, UserLoader users, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<long, Comment>(scheduler, options)
{
    private const string ById = "SELECT id, post_id, author_id, text FROM comments WHERE id = ANY($1)";

    protected override async Task<IReadOnlyDictionary<long, Comment>> LoadBatchAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            ById,
            [keys.ToArray()],
            row => (Id: row.GetInt64(0), PostId: row.GetInt64(1), AuthorId: row.GetInt64(2), Text: row.GetString(3)),
            cancellationToken);
        var authors = await users.LoadExistingAsync(rows.Select(row => row.AuthorId), cancellationToken);
        return rows
            .Where(row => authors.ContainsKey(row.AuthorId))
            .ToDictionary(row => row.Id, row => new Comment(row.Id, row.PostId, authors[row.AuthorId], row.Text));
    }
}
