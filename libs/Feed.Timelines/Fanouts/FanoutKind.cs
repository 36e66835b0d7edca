namespace Feed.Timelines;

/// <summary>What is done for each follower.</summary>
public enum FanoutKind
{
    /// <summary>The posts are added to the feed.</summary>
    Push,

    /// <summary>The posts were deleted and are removed.</summary>
    Remove,

    /// <summary>The feed is settled with the author, who has crossed the celebrity threshold. The last of the posts stands for the crossing.</summary>
    Settle,

    /// <summary>Nothing: it is looked whether a celebrity still has enough followers.</summary>
    Count,
}
