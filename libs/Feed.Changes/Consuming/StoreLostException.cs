namespace Feed.Changes;

/// <summary>What the projection's store answered may be gone: the source is read again from what was acknowledged.</summary>
internal sealed class StoreLostException(string how) : Exception($"The projection's store may have lost writes: {how}.");
