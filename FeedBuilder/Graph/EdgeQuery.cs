using Feed.Timelines;
using FeedBuilder.Planning;
using Npgsql;

namespace FeedBuilder.Graph;

/// <summary>Asks Postgres what stands between viewers and authors now, and for the posts that it decides about.</summary>
internal sealed class EdgeQuery(NpgsqlDataSource database)
{
    private const string Edges = """
        SELECT e.place, pg_current_snapshot()::text,
          EXISTS (SELECT FROM public.follows WHERE follower_id = e.viewer AND followee_id = e.author)
            AND NOT EXISTS (SELECT FROM public.blocks WHERE blocker_id = e.viewer AND blocked_id = e.author)
            AND NOT EXISTS (SELECT FROM public.blocks WHERE blocker_id = e.author AND blocked_id = e.viewer),
          ARRAY(SELECT id FROM public.posts WHERE author_id = e.author AND id > e.floor ORDER BY id DESC LIMIT $4),
          EXISTS (SELECT FROM private.celebrities c WHERE c.author_id = e.author AND c.pulled)
        FROM unnest($1, $2, $3) WITH ORDINALITY AS e(viewer, author, floor, place)
        """;

    /// <summary>Reads edges in one snapshot.</summary>
    /// <param name="edges">The pairs.</param>
    /// <param name="floors">Below which posts no longer matter, for every viewer.</param>
    /// <param name="limit">How many posts of an author at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<List<SettledEdge>> ReadAsync(
        IReadOnlyList<ChangedEdge> edges, IReadOnlyDictionary<long, long> floors, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Edges);
        command.Parameters.Add(new NpgsqlParameter { Value = edges.Select(edge => edge.ViewerId).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = edges.Select(edge => edge.AuthorId).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = edges.Select(edge => floors[edge.ViewerId]).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var settled = new List<SettledEdge>(edges.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            var edge = edges[(int)reader.GetInt64(0) - 1];
            var posts = reader.GetFieldValue<long[]>(3);
            settled.Add(new SettledEdge(
                edge.ViewerId, edge.AuthorId, reader.GetBoolean(2), reader.GetString(1), posts, posts.Length == limit, edge.Xids, reader.GetBoolean(4)));
        }

        return settled;
    }
}
