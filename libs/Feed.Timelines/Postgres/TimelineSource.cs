using Npgsql;

namespace Feed.Timelines;

/// <summary>What a timeline must hold, asked of Postgres: the source of every timeline in Redis, and the answer when Redis has none.</summary>
internal sealed class TimelineSource(NpgsqlDataSource database, PostgresGate gate)
{
    // One statement has one snapshot, so the ids and the snapshot belong together.
    private const string Feed = """
        SELECT pg_current_snapshot()::text, ARRAY(
          SELECT p.id
          FROM (
            SELECT $1::bigint AS id
            UNION ALL
            SELECT f.followee_id FROM public.follows f
            WHERE f.follower_id = $1
              AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = $1 AND b.blocked_id = f.followee_id)
              AND NOT EXISTS (SELECT FROM public.blocks b WHERE b.blocker_id = f.followee_id AND b.blocked_id = $1)
          ) a
          CROSS JOIN LATERAL (
            SELECT id FROM public.posts WHERE author_id = a.id AND id < $2 ORDER BY id DESC LIMIT $3
          ) p
          ORDER BY p.id DESC LIMIT $3)
        """;

    private const string Author = """
        SELECT pg_current_snapshot()::text, ARRAY(
          SELECT id FROM public.posts WHERE author_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3)
        """;

    /// <summary>The newest posts of a timeline below an id.</summary>
    /// <param name="timeline">Which one.</param>
    /// <param name="beforeId">Exclusive; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<TimelineSlice> ReadAsync(TimelineId timeline, long? beforeId, int limit, CancellationToken cancellationToken) =>
        gate.RunAsync(
            async token =>
            {
                var sql = timeline.Kind == TimelineKind.Feed ? Feed : Author;
                object[] parameters = [timeline.UserId, beforeId ?? long.MaxValue, limit];
                var rows = await database.ReadAsync(
                    sql, parameters, row => new TimelineSlice(row.GetString(0), row.GetFieldValue<long[]>(1)), token);
                return rows[0];
            },
            cancellationToken);
}
