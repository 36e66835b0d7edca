namespace Feed.Timelines;

/// <summary>Facts about the read model that its writer and readers share.</summary>
public static class ReadModel
{
    /// <summary>The consumer group that writes it.</summary>
    public const string Group = "feed-builder";
}
