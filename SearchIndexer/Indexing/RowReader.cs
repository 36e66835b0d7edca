using Feed.Contracts;
using Feed.Search;
using Npgsql;
using SearchIndexer.Documents;

namespace SearchIndexer.Indexing;

/// <summary>Reads rows again, whose changes do not tell all. A row that is gone becomes a tombstone.</summary>
internal sealed class RowReader(NpgsqlDataSource database)
{
    /// <summary>The plan's documents, with those that it wants read.</summary>
    public async Task<DocumentBatch> CompleteAsync(DocumentPlan plan, CancellationToken cancellationToken)
    {
        var posts = plan.PostsToRead.Count == 0 ? [] : await ReadPostsAsync(plan.PostsToRead, cancellationToken);
        var users = plan.UsersToRead.Count == 0 ? [] : await ReadUsersAsync(plan.UsersToRead, cancellationToken);
        return new DocumentBatch([.. plan.Documents.Posts, .. posts], [.. plan.Documents.Users, .. users]);
    }

    private async Task<IEnumerable<PostDocument>> ReadPostsAsync(IReadOnlyDictionary<long, RowVersion> ids, CancellationToken cancellationToken)
    {
        var found = await ReadAsync("SELECT id, text FROM public.posts WHERE id = ANY ($1)", ids, row => row.GetString(1), cancellationToken);
        return ids.Select(id => new PostDocument(id.Key, id.Value, found.GetValueOrDefault(id.Key)));
    }

    private async Task<IEnumerable<UserDocument>> ReadUsersAsync(IReadOnlyDictionary<long, RowVersion> ids, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            "SELECT id, handle, display_name FROM public.users WHERE id = ANY ($1)",
            ids,
            row => new UserRow(row.GetInt64(0), row.GetString(1), row.GetString(2)),
            cancellationToken);
        return ids.Select(id => new UserDocument(id.Key, id.Value, found.GetValueOrDefault(id.Key)));
    }

    private async Task<Dictionary<long, T>> ReadAsync<T>(
        string sql, IReadOnlyDictionary<long, RowVersion> ids, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. ids.Keys] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new Dictionary<long, T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(reader.GetInt64(0), map(reader));
        return rows;
    }
}
