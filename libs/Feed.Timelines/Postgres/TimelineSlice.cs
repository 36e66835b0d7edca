namespace Feed.Timelines;

/// <summary>A piece of a timeline as Postgres had it.</summary>
/// <param name="Snapshot">The snapshot (<c>pg_current_snapshot()</c>) of the statement that read it.</param>
/// <param name="Ids">Posts, newest first.</param>
/// <param name="Pulled">Authors whose posts were left out, because readers pull them.</param>
internal sealed record TimelineSlice(string Snapshot, long[] Ids, long[] Pulled)
{
    public TimelineSlice(string snapshot, long[] ids)
        : this(snapshot, ids, [])
    {
    }
}
