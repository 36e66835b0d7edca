using System.ComponentModel.DataAnnotations;

namespace Feed.Verification;

/// <summary>How much is compared, and how long projections may take to catch up.</summary>
public sealed record VerifierOptions
{
    /// <summary>How many users to compare, chosen by <see cref="Seed"/>; null for all.</summary>
    [Range(1, int.MaxValue)]
    public int? Sample { get; init; }

    /// <summary>Chooses the sample. The same seed on the same data compares the same things.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many of a list other than a feed are compared at most. Feeds are compared whole.</summary>
    [Range(1, int.MaxValue)]
    public int ListLimit { get; init; } = 1000;

    /// <summary>How many words and hashtags to search for.</summary>
    [Range(0, int.MaxValue)]
    public int Searches { get; init; } = 50;

    /// <summary>How many posts' comments to compare.</summary>
    [Range(0, int.MaxValue)]
    public int CommentLists { get; init; } = 100;

    /// <summary>How long after the first round differences may go away.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many comparisons run at a time.</summary>
    [Range(1, 64)]
    public int Parallelism { get; init; } = 4;
}
