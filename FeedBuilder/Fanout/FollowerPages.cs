using System.Runtime.CompilerServices;
using Npgsql;

namespace FeedBuilder.Fanout;

/// <summary>
/// Lists followers from Postgres by key, a page at a time, so that no list is ever held whole and no query lasts. Nothing is cached: a post and a
/// follow that happen at once find each other because each is looked up after the other's change is visible.
/// </summary>
internal sealed class FollowerPages(NpgsqlDataSource database)
{
    private const int Authors = 50;
    private const int Size = 2_000;

    private const string Page = """
        SELECT a.id, f.follower_id
        FROM unnest($1) AS a(id)
        CROSS JOIN LATERAL (
          SELECT f.follower_id FROM public.follows f
          WHERE f.followee_id = a.id AND f.follower_id > $2
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = f.follower_id AND b.blocked_id = a.id)
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = a.id AND b.blocked_id = f.follower_id)
          ORDER BY f.follower_id LIMIT $3
        ) f
        ORDER BY a.id, f.follower_id
        """;

    /// <summary>All followers of some authors. The first page of many authors is one query; a big author has further ones.</summary>
    public async IAsyncEnumerable<FollowerPage> ReadAsync(
        IEnumerable<long> authors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in authors.Chunk(Authors))
        {
            foreach (var first in await ReadAsync(some, after: 0, cancellationToken))
            {
                yield return first;
                for (var page = first; page.Followers.Length == Size;)
                {
                    if ((await ReadAsync([page.AuthorId], page.Followers[^1], cancellationToken)) is not [var next]) break;
                    yield return page = next;
                }
            }
        }
    }

    private async Task<List<FollowerPage>> ReadAsync(long[] authors, long after, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter { Value = authors });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = Size });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(long Author, long Follower)>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add((reader.GetInt64(0), reader.GetInt64(1)));
        return [.. rows.GroupBy(row => row.Author, row => row.Follower).Select(group => new FollowerPage(group.Key, [.. group]))];
    }
}
