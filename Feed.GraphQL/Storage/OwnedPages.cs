using Npgsql;

namespace Feed.GraphQL.Storage;

/// <summary>Reads pages of many owners in one query, by key: each is as cheap at any depth.</summary>
internal static class OwnedPages
{
    /// <summary>Who follows them. Follows carry no time, so the newest accounts come first.</summary>
    public const string Followers = """
        SELECT o.place, f.follower_id FROM unnest($1, $2) WITH ORDINALITY AS o(id, before, place)
        CROSS JOIN LATERAL (
          SELECT follower_id FROM follows WHERE followee_id = o.id AND follower_id < o.before ORDER BY follower_id DESC LIMIT $3
        ) f ORDER BY o.place, f.follower_id DESC
        """;

    /// <summary>Whom they follow.</summary>
    public const string Following = """
        SELECT o.place, f.followee_id FROM unnest($1, $2) WITH ORDINALITY AS o(id, before, place)
        CROSS JOIN LATERAL (
          SELECT followee_id FROM follows WHERE follower_id = o.id AND followee_id < o.before ORDER BY followee_id DESC LIMIT $3
        ) f ORDER BY o.place, f.followee_id DESC
        """;

    /// <summary>Comments on them.</summary>
    public const string Comments = """
        SELECT o.place, c.id FROM unnest($1, $2) WITH ORDINALITY AS o(id, before, place)
        CROSS JOIN LATERAL (
          SELECT id FROM comments WHERE post_id = o.id AND id < o.before ORDER BY id DESC LIMIT $3
        ) c ORDER BY o.place, c.id DESC
        """;

    /// <summary>Reads every page with one of the queries above.</summary>
    public static async Task<IReadOnlyDictionary<OwnedPage, IReadOnlyList<long>>> ReadAsync(
        NpgsqlDataSource database, string sql, IReadOnlyList<OwnedPage> pages, CancellationToken cancellationToken)
    {
        // Sizes differ only when a page is being refilled: read the largest for all.
        object[] parameters =
        [
            pages.Select(page => page.OwnerId).ToArray(),
            pages.Select(page => page.BeforeId ?? long.MaxValue).ToArray(),
            pages.Max(page => page.Size),
        ];
        var rows = await database.QueryAsync(sql, parameters, row => (Place: row.GetInt64(0), Id: row.GetInt64(1)), cancellationToken);
        var ids = rows.ToLookup(row => row.Place, row => row.Id);
        return pages.Index().ToDictionary(p => p.Item, p => (IReadOnlyList<long>)[.. ids[p.Index + 1].Take(p.Item.Size)]);
    }
}
