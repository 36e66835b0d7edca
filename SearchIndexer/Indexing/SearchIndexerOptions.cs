using System.ComponentModel.DataAnnotations;

namespace SearchIndexer.Indexing;

/// <summary>Settings of the search indexer, section <c>Feed</c>.</summary>
internal sealed class SearchIndexerOptions
{
    /// <summary>The section that the settings are read from.</summary>
    public const string Section = "Feed";

    /// <summary>How long a deleted row is remembered, so that an older change that comes late does not bring it back.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan SearchTombstoneLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How old a change may be to be believed. Half the life of a tombstone: whatever is older could have lost its tombstone, and clocks
    /// may differ by the other half.
    /// </summary>
    public TimeSpan TrustedFor => SearchTombstoneLife / 2;

    /// <summary>How often tombstones are swept.</summary>
    public TimeSpan SweepInterval => SearchTombstoneLife / 6;
}
