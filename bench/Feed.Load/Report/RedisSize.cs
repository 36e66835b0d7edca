namespace Feed.Load.Report;

/// <summary>How large the read model is; zeros when Redis was not asked.</summary>
/// <param name="Bytes">Memory of all of it.</param>
/// <param name="BytesPerEntry">Memory of some feeds by their entries.</param>
internal sealed record RedisSize(long Bytes, double BytesPerEntry);
