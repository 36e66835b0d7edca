using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FeedBuilder.Fanout;

/// <summary>
/// Lists followers from Postgres by key, a page at a time, so that no list is ever held whole and no query lasts. Nothing is cached: a post and a
/// follow that happen at once find each other because each is looked up after the other's change is visible.
/// </summary>
internal sealed class ViewerPages(NpgsqlDataSource database, IOptions<FanoutOptions> options)
{
    private const int Authors = 50;

    private const string Page = """
        SELECT a.id, ARRAY(
          SELECT f.follower_id FROM public.follows f
          WHERE f.followee_id = a.id AND f.follower_id > $2
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = f.follower_id AND b.blocked_id = a.id)
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = a.id AND b.blocked_id = f.follower_id)
          ORDER BY f.follower_id LIMIT $3)
        FROM unnest($1) AS a(id)
        """;

    private readonly int _size = options.Value.FanoutPage;

    /// <summary>The first page of each of some authors; of many authors at once.</summary>
    public async IAsyncEnumerable<ViewerPage> FirstAsync(IEnumerable<long> authors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in authors.Chunk(Authors))
        {
            foreach (var page in await ReadAsync(some, after: 0, cancellationToken))
                yield return page with { Viewers = [page.AuthorId, .. page.Viewers] };
        }
    }

    /// <summary>The page after a follower.</summary>
    public async Task<ViewerPage> NextAsync(long author, long after, CancellationToken cancellationToken) =>
        (await ReadAsync([author], after, cancellationToken))[0];

    private async Task<List<ViewerPage>> ReadAsync(long[] authors, long after, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter { Value = authors });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = _size });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var pages = new List<ViewerPage>(authors.Length);
        while (await reader.ReadAsync(cancellationToken))
        {
            var followers = reader.GetFieldValue<long[]>(1);
            pages.Add(new ViewerPage(reader.GetInt64(0), followers, followers.Length == _size));
        }

        return pages;
    }
}
