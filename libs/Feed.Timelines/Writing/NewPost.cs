namespace Feed.Timelines;

/// <summary>A post that a change created.</summary>
/// <param name="Id">The post.</param>
/// <param name="Xid">The transaction that created it: a timeline that was read in a snapshot which sees it does not take it again.</param>
public readonly record struct NewPost(long Id, ulong Xid);
