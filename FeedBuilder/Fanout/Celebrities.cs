using Microsoft.Extensions.Options;
using Npgsql;

namespace FeedBuilder.Fanout;

/// <summary>
/// Who is a celebrity, kept in Postgres: there one statement reads it with whatever depends on it. Authors cross when they post, which is when it
/// matters; they lose the state only a good way below the threshold, so that nobody crosses at every follow.
/// </summary>
internal sealed class Celebrities(NpgsqlDataSource database, IOptions<FanoutOptions> options)
{
    private const string Raise = """
        INSERT INTO private.celebrities AS c (author_id, pulled, post_id, xid)
        SELECT id, true, $2, pg_current_xact_id()::text::bigint FROM public.users WHERE id = $1
        ON CONFLICT (author_id) DO UPDATE SET pulled = true, post_id = excluded.post_id, xid = excluded.xid WHERE NOT c.pulled
        """;

    private const string Lower = """
        UPDATE private.celebrities SET pulled = false, post_id = $2, xid = pg_current_xact_id()::text::bigint
        WHERE author_id = $1 AND pulled AND (SELECT count(*) FROM (SELECT FROM public.follows WHERE followee_id = $1 LIMIT $3) AS f) < $3
        """;

    private const string End = "DELETE FROM private.celebrities WHERE author_id = $1 AND NOT pulled AND xid = $2";

    private const string Find = "SELECT pulled, post_id, xid FROM private.celebrities WHERE author_id = $1";

    private readonly FanoutOptions _options = options.Value;

    /// <summary>Whether so many followers make a celebrity.</summary>
    public bool IsReachedBy(long followers) => followers >= _options.CelebrityThreshold;

    /// <summary>From now on readers pull the author's posts; the followers' feeds are yet to be settled.</summary>
    /// <returns>How the author stands now; null for one who is gone.</returns>
    public async Task<Crossing?> RaiseAsync(long author, long post, CancellationToken cancellationToken)
    {
        await ExecuteAsync(Raise, cancellationToken, author, post);
        return await FindAsync(author, cancellationToken);
    }

    /// <summary>Gives a celebrity's posts back to feeds if too few follow by now; the followers' feeds are yet to be settled.</summary>
    /// <returns>How the author stands now; null for one who is none.</returns>
    public async Task<Crossing?> LowerAsync(long author, long post, CancellationToken cancellationToken)
    {
        await ExecuteAsync(Lower, cancellationToken, author, post, _options.CelebrityUntil);
        return await FindAsync(author, cancellationToken);
    }

    /// <summary>All followers' feeds have been settled after a crossing: an author who is no celebrity any more is like everyone from now on.</summary>
    public Task EndAsync(long author, ulong xid, CancellationToken cancellationToken) => ExecuteAsync(End, cancellationToken, author, (long)xid);

    private async Task<Crossing?> FindAsync(long author, CancellationToken cancellationToken)
    {
        await using var command = Command(Find, author);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new Crossing(reader.GetBoolean(0), reader.GetInt64(1), (ulong)reader.GetInt64(2)) : null;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params long[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params long[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
