using Npgsql;

namespace Feed.Timelines;

/// <summary>What a timeline must hold, asked of Postgres: the source of every timeline in Redis, and the answer when Redis has none.</summary>
internal sealed class TimelineSource(NpgsqlDataSource database, PostgresGate gate)
{
    // Of each author so many at first: who follows hundreds needs few posts of each, but all of the few who write much.
    private const int FirstOfEach = 16;
    private const int Wider = 4;

    // One statement has one snapshot, so the ids and the snapshot belong together. Of every author the newest $4 are looked at; above the newest of
    // those that are somebody's last, nothing is missing.
    private const string Feed = """
        WITH authors AS (
          SELECT $1::bigint AS id, false AS pulled
          UNION ALL
          SELECT f.followee_id, $5 AND EXISTS (SELECT FROM private.celebrities c WHERE c.author_id = f.followee_id AND c.pulled)
          FROM public.follows f
          WHERE f.follower_id = $1
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = $1 AND b.blocked_id = f.followee_id)
            AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = f.followee_id AND b.blocked_id = $1)
        ), parts AS MATERIALIZED (
          SELECT ARRAY(SELECT id FROM public.posts WHERE author_id = a.id AND id < $2 ORDER BY id DESC LIMIT $4) AS ids
          FROM authors a WHERE NOT a.pulled
        )
        SELECT pg_current_snapshot()::text, ARRAY(
          SELECT p.id FROM parts CROSS JOIN unnest(parts.ids) AS p(id) ORDER BY p.id DESC LIMIT $3),
          ARRAY(SELECT id FROM authors WHERE pulled), COALESCE((SELECT max(ids[$4]) FROM parts), 0)
        """;

    private const string Author = """
        SELECT pg_current_snapshot()::text, ARRAY(
          SELECT id FROM public.posts WHERE author_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3), '{}'::bigint[]
        """;

    /// <summary>The newest posts of a timeline below an id.</summary>
    /// <param name="timeline">Which one.</param>
    /// <param name="beforeId">Exclusive; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<TimelineSlice> ReadAsync(TimelineId timeline, long? beforeId, int limit, CancellationToken cancellationToken) =>
        gate.RunAsync(
            token => timeline.Kind == TimelineKind.Feed
                ? ReadFeedAsync(timeline.UserId, beforeId ?? long.MaxValue, limit, pulls: false, token)
                : ReadAuthorAsync(timeline.UserId, beforeId ?? long.MaxValue, limit, token),
            cancellationToken);

    /// <summary>The newest posts that Redis is to hold of a timeline: of a feed, without those that readers pull.</summary>
    public Task<TimelineSlice> ReadHeldAsync(TimelineId timeline, int limit, CancellationToken cancellationToken) =>
        timeline.Kind == TimelineKind.Feed
            ? gate.RunAsync(token => ReadFeedAsync(timeline.UserId, long.MaxValue, limit, pulls: true, token), cancellationToken)
            : ReadAsync(timeline, beforeId: null, limit, cancellationToken);

    private async Task<TimelineSlice> ReadFeedAsync(long viewerId, long beforeId, int limit, bool pulls, CancellationToken cancellationToken)
    {
        for (var ofEach = Math.Min(FirstOfEach, limit); ; ofEach = Math.Min(ofEach * Wider, limit))
        {
            var (slice, completeAbove) = (await database.ReadAsync(
                Feed, [viewerId, beforeId, limit, ofEach, pulls], row => (Slice(row), row.GetInt64(3)), cancellationToken))[0];
            if (ofEach == limit || completeAbove == 0 || (slice.Ids.Length == limit && slice.Ids[^1] >= completeAbove)) return slice;
        }
    }

    private async Task<TimelineSlice> ReadAuthorAsync(long authorId, long beforeId, int limit, CancellationToken cancellationToken) =>
        (await database.ReadAsync(Author, [authorId, beforeId, limit], Slice, cancellationToken))[0];

    private static TimelineSlice Slice(NpgsqlDataReader row) => new(row.GetString(0), row.GetFieldValue<long[]>(1), row.GetFieldValue<long[]>(2));
}
