namespace Feed.Changes.Postgres;

/// <summary>
/// Extends the 32-bit transaction ids of the stream to 64 bits. Any id that is alive lies within 2^31 of the newest, on either side of the
/// snapshot's end: a transaction whose commit waits for a standby is streamed before the snapshot counts it.
/// </summary>
internal sealed class XidClock
{
    private ulong _near;

    /// <summary>The last id noted.</summary>
    public ulong Latest => Volatile.Read(ref _near);

    /// <summary>Notes a recent 64-bit id.</summary>
    public void Seen(ulong xid) => Volatile.Write(ref _near, xid);

    /// <summary>The 64-bit id of a transaction.</summary>
    public ulong Extend(uint xid)
    {
        var near = Volatile.Read(ref _near);
        return (ulong)((long)near + unchecked((int)(xid - (uint)near)));
    }
}
