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

    // Followers of author a after $2, at most $3 of them, without those who may not see the author.
    private const string Followers = """
        ARRAY(
          SELECT f.follower_id FROM public.follows f
          WHERE f.followee_id = a.id AND f.follower_id > $2
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = f.follower_id AND b.blocked_id = a.id)
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = a.id AND b.blocked_id = f.follower_id)
          ORDER BY f.follower_id LIMIT $3)
        """;

    // Whether the author is a celebrity is read in the same snapshot: nothing is pushed that a settled feed could not tell from what is late.
    private const string Page = $$"""
        SELECT a.id, CASE WHEN c.pulled THEN '{}' ELSE {{Followers}} END, c.pulled, c.post_id, c.xid
        FROM unnest($1) AS a(id) LEFT JOIN private.celebrities c ON c.author_id = a.id
        """;

    private const string Settlement = $"""
        SELECT {Followers}, pg_current_snapshot()::text,
          EXISTS (SELECT FROM private.celebrities c WHERE c.author_id = a.id AND c.pulled),
          ARRAY(SELECT id FROM public.posts WHERE author_id = a.id ORDER BY id DESC LIMIT $4)
        FROM (SELECT $1::bigint AS id) AS a
        """;

    private readonly int _size = options.Value.FanoutPage;

    /// <summary>The first page of each of some authors; of many authors at once. No followers of a celebrity.</summary>
    public async IAsyncEnumerable<ViewerPage> FirstAsync(IEnumerable<long> authors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in authors.Chunk(Authors))
        {
            foreach (var page in await ReadAsync(some, after: 0, cancellationToken))
                yield return page with { Viewers = [page.AuthorId, .. page.Viewers] };
        }
    }

    /// <summary>The page after a follower; an empty one of a celebrity.</summary>
    public async Task<ViewerPage> NextAsync(long author, long after, CancellationToken cancellationToken) =>
        (await ReadAsync([author], after, cancellationToken))[0];

    /// <summary>The page after a follower of an author who has crossed the celebrity threshold, with what is said of the author in the same snapshot.</summary>
    public async Task<SettlementPage> NextToSettleAsync(long author, long after, int posts, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Settlement);
        foreach (var value in new[] { author, after, _size, posts }) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var followers = reader.GetFieldValue<long[]>(0);
        return new SettlementPage(
            followers, followers.Length == _size, reader.GetString(1), reader.GetBoolean(2), reader.GetFieldValue<long[]>(3));
    }

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
            var crossing = reader.IsDBNull(2) ? null : new Crossing(reader.GetBoolean(2), reader.GetInt64(3), (ulong)reader.GetInt64(4));
            pages.Add(new ViewerPage(reader.GetInt64(0), followers, followers.Length == _size, crossing));
        }

        return pages;
    }
}
