namespace Feed.Changes.Postgres;

/// <summary>The statements of <see cref="RetryTable"/>; $1 is the group.</summary>
internal static class RetrySql
{
    public const string Load = "SELECT DISTINCT ordering_key FROM private.retries WHERE consumer_group = $1 AND lane = $2";

    public const string Store =
        """
        INSERT INTO private.retries
          (consumer_group, lane, ordering_key, position, table_name, op, before, after, xid, committed_at, attempts, due_at, error)
        SELECT $1, lane, key, position, table_name, op, before::json, after::json, xid, committed_at, attempts, due_at, error
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
          AS r(lane, key, position, table_name, op, before, after, xid, committed_at, attempts, due_at, error)
        ON CONFLICT DO NOTHING
        """;

    public const string Due =
        """
        SELECT lane, ordering_key, due_at, error IS NOT DISTINCT FROM $3 FROM private.retries
        WHERE consumer_group = $1 AND due_at IS NOT NULL AND lane = ANY ($2) ORDER BY due_at LIMIT $4
        """;

    public const string Rows =
        $"""
        SELECT r.* FROM unnest($2) AS k(key) CROSS JOIN LATERAL (
          SELECT lane, attempts, due_at, error, {ChangeColumns.Names} FROM private.retries
          WHERE consumer_group = $1 AND ordering_key = k.key ORDER BY position LIMIT $3) r
        ORDER BY r.position
        """;

    public const string Begin =
        """
        WITH begun AS (
          UPDATE private.retries r SET attempts = attempts + 1, error = $4 FROM unnest($2, $3) AS b(key, position)
          WHERE r.consumer_group = $1 AND r.ordering_key = b.key AND r.position = b.position)
        SELECT pg_current_snapshot()::text
        """;

    public const string Delete =
        """
        DELETE FROM private.retries r USING unnest($2, $3) AS d(key, position)
        WHERE r.consumer_group = $1 AND r.ordering_key = d.key AND r.position = d.position
        """;

    public const string Update =
        """
        UPDATE private.retries r SET attempts = u.attempts, due_at = u.due_at, error = u.error
        FROM unnest($2, $3, $4, $5, $6) AS u(key, position, attempts, due_at, error)
        WHERE r.consumer_group = $1 AND r.ordering_key = u.key AND r.position = u.position
        """;

    public const string BeginLane =
        """
        INSERT INTO private.lanes AS l (consumer_group, lane, place, starts) VALUES ($1, $2, $3, 1)
        ON CONFLICT (consumer_group, lane) DO UPDATE
        SET place = excluded.place, starts = CASE WHEN l.place = excluded.place THEN l.starts + 1 ELSE 1 END
        RETURNING starts
        """;

    /// <summary>Of each key the first change is due, and no other; returns the keys that have one.</summary>
    public const string Settle =
        """
        WITH settled AS (
          UPDATE private.retries r SET due_at = CASE WHEN r.position = head.position THEN coalesce(r.due_at, $3) END
          FROM unnest($2) AS k(key) CROSS JOIN LATERAL (
            SELECT position FROM private.retries WHERE consumer_group = $1 AND ordering_key = k.key ORDER BY position LIMIT 1) head
          WHERE r.consumer_group = $1 AND r.ordering_key = k.key AND (r.position = head.position OR r.due_at IS NOT NULL)
          RETURNING r.ordering_key)
        SELECT DISTINCT ordering_key FROM settled
        """;
}
