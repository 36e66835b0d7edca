namespace Feed.Timelines;

/// <summary>What there is of a timeline in Redis.</summary>
internal enum TimelineState
{
    /// <summary>Nothing, or something of an older epoch.</summary>
    Missing,

    /// <summary>Somebody is building it.</summary>
    Building,

    /// <summary>The caller holds the lease and is to build it.</summary>
    Mine,

    /// <summary>It can be read.</summary>
    Ready,

    /// <summary>It is of a later epoch than the caller knows.</summary>
    Newer,
}
