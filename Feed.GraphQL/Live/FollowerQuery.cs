using Feed.GraphQL.Storage;
using Npgsql;

namespace Feed.GraphQL.Live;

/// <summary>Asks Postgres in whose feeds the posts of some authors belong now: as when a feed is built, so that nothing has to be kept in step.</summary>
internal sealed class FollowerQuery(NpgsqlDataSource database)
{
    private const string Followers = """
        SELECT a.id, v.id FROM unnest($1) AS a(id)
        JOIN public.follows f ON f.followee_id = a.id
        JOIN unnest($2) AS v(id) ON v.id = f.follower_id
        WHERE NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = v.id AND b.blocked_id = a.id)
          AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = a.id AND b.blocked_id = v.id)
        """;

    /// <summary>Which of the viewers see an author's posts in their feed, by author. Everyone sees their own.</summary>
    public async Task<ILookup<long, long>> ReadAsync(
        IReadOnlyCollection<long> authors, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken)
    {
        var own = authors.Intersect(viewers).Select(id => (Author: id, Viewer: id));
        if (authors.Count == 0 || viewers.Count == 0) return own.ToLookup(pair => pair.Author, pair => pair.Viewer);
        var rows = await database.QueryAsync(
            Followers,
            [authors.ToArray(), viewers.ToArray()],
            row => (Author: row.GetInt64(0), Viewer: row.GetInt64(1)),
            cancellationToken);
        return rows.Concat(own).ToLookup(pair => pair.Author, pair => pair.Viewer);
    }
}
