namespace Feed.Changes;

/// <summary>What the projection's store answered may be gone: the source is read again from what was acknowledged.</summary>
/// <param name="how">How that shows.</param>
internal sealed class StoreLostException(string how) : SessionEndedException($"the projection's store may have lost writes: {how}");
