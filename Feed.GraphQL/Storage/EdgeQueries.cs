using Npgsql;

namespace Feed.GraphQL.Storage;

/// <summary>Whether there is an edge from one user to each of many things.</summary>
internal static class EdgeQueries
{
    public const string Followed = "SELECT followee_id FROM follows WHERE follower_id = $1 AND followee_id = ANY($2)";

    /// <summary>Those of the targets to which one of the queries above finds an edge.</summary>
    public static async Task<IReadOnlyDictionary<long, bool>> ReadAsync(
        NpgsqlDataSource database, string sql, long userId, IReadOnlyList<long> targets, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(sql, [userId, targets.ToArray()], row => row.GetInt64(0), cancellationToken);
        var edges = found.ToHashSet();
        return targets.ToDictionary(id => id, edges.Contains);
    }
}
