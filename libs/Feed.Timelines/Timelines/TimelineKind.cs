namespace Feed.Timelines;

/// <summary>What a timeline is made of.</summary>
internal enum TimelineKind
{
    /// <summary>The newest posts of a viewer and everyone they follow.</summary>
    Feed,

    /// <summary>One author's newest posts.</summary>
    Author,
}
