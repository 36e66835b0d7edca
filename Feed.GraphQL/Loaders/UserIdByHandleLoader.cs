using Feed.GraphQL.Storage;
using Npgsql;

namespace Feed.GraphQL.Loaders;

/// <summary>Ids of users by handle in lower case.</summary>
internal sealed class UserIdByHandleLoader(NpgsqlDataSource database, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<string, long>(scheduler, options)
{
    private const string ByHandle = "SELECT lower(handle), id FROM users WHERE lower(handle) = ANY($1)";

    protected override async Task<IReadOnlyDictionary<string, long>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            ByHandle, [keys.ToArray()], row => (Handle: row.GetString(0), Id: row.GetInt64(1)), cancellationToken);
        return rows.ToDictionary(row => row.Handle, row => row.Id);
    }
}
