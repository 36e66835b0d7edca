namespace Feed.Changes.Postgres;

/// <summary>Which server this is, by IDENTIFY_SYSTEM.</summary>
/// <param name="SystemId">Made by initdb; the same for copies of one data directory.</param>
/// <param name="Timeline">Rises by a restore to a point in time and by a promotion.</param>
/// <param name="WalEnd">End of the flushed WAL.</param>
internal sealed record ServerIdentity(string SystemId, int Timeline, ulong WalEnd);
