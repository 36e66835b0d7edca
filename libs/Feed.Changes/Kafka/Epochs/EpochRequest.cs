namespace Feed.Changes.Kafka;

/// <summary>Remembers from one session to the next why everything must be read anew.</summary>
internal sealed class EpochRequest
{
    private (long Epoch, string Reason)? _asked;

    /// <summary>Asks for an epoch after the one in which the reason was found.</summary>
    public void Ask(long epoch, string reason) => _asked = (epoch, reason);

    /// <summary>The reason, unless another instance has begun a newer epoch since.</summary>
    public string? ReasonAfter(long newest) => _asked is { } asked && asked.Epoch >= newest ? asked.Reason : null;

    /// <summary>It was heard.</summary>
    public void Clear() => _asked = null;
}
