using System.Runtime.CompilerServices;
using Npgsql;

namespace FeedBuilder.Fanout;

/// <summary>
/// Lists followers from Postgres by key, a page at a time, so that no list is ever held whole and no query lasts. Nothing is cached: a post and a
/// follow that happen at once find each other because each is looked up after the other's change is visible.
/// </summary>
internal sealed class ViewerPages(NpgsqlDataSource database)
{
    private const int Authors = 50;
    private const int Size = 2_000;

    private const string Page = """
        SELECT a.id, ARRAY(
          SELECT f.follower_id FROM public.follows f
          WHERE f.followee_id = a.id AND f.follower_id > $2
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = f.follower_id AND b.blocked_id = a.id)
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = a.id AND b.blocked_id = f.follower_id)
          ORDER BY f.follower_id LIMIT $3)
        FROM unnest($1) AS a(id)
        """;

    /// <summary>All pages of some authors. The first page of many authors is one query; a big author has further ones.</summary>
    public async IAsyncEnumerable<ViewerPage> ReadAsync(IEnumerable<long> authors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in authors.Chunk(Authors))
        {
            foreach (var (author, first) in await ReadAsync(some, after: 0, cancellationToken))
            {
                yield return new ViewerPage(author, [author, .. first]);
                for (var page = first; page.Length == Size;)
                {
                    page = (await ReadAsync([author], page[^1], cancellationToken))[0].Followers;
                    if (page.Length > 0) yield return new ViewerPage(author, page);
                }
            }
        }
    }

    private async Task<List<(long Author, long[] Followers)>> ReadAsync(long[] authors, long after, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter { Value = authors });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = Size });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var pages = new List<(long, long[])>(authors.Length);
        while (await reader.ReadAsync(cancellationToken)) pages.Add((reader.GetInt64(0), reader.GetFieldValue<long[]>(1)));
        return pages;
    }
}
