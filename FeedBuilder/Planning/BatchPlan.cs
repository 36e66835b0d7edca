using Feed.Timelines;

namespace FeedBuilder.Planning;

/// <summary>
/// What a batch of changes means for the read model. Rows are named, not described: what they hold now is asked of Postgres, so that a change
/// that comes late or again does no harm.
/// </summary>
internal sealed record BatchPlan
{
    /// <summary>The epoch of the changes.</summary>
    public required long Epoch { get; init; }

    /// <summary>New posts that the batch does not delete again.</summary>
    public required IReadOnlyCollection<CreatedPost> CreatedPosts { get; init; }

    /// <summary>Posts to load again: edited, even if they are new, and not deleted.</summary>
    public required IReadOnlyCollection<long> EditedPosts { get; init; }

    /// <summary>Deleted posts.</summary>
    public required IReadOnlyCollection<DeletedPost> DeletedPosts { get; init; }

    /// <summary>Users to load again: new or renamed, and not deleted.</summary>
    public required IReadOnlyCollection<long> ChangedUsers { get; init; }

    /// <summary>Deleted users.</summary>
    public required IReadOnlyCollection<long> DeletedUsers { get; init; }

    /// <summary>Pairs whose follow or block, either way, was added or removed.</summary>
    public required IReadOnlyCollection<ChangedEdge> Edges { get; init; }

    /// <summary>Users who like other posts than before.</summary>
    public required IReadOnlyCollection<long> Likers { get; init; }

    /// <summary>What is to be counted, in the order of delivery.</summary>
    public required IReadOnlyCollection<CounterChange> Counters { get; init; }
}
