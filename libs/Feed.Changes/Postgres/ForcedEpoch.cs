namespace Feed.Changes.Postgres;

/// <summary>Remembers from one session to the next why everything must be read anew.</summary>
internal sealed class ForcedEpoch
{
    /// <summary>The reason, or null.</summary>
    public string? Reason { get; set; }
}
