using System.ComponentModel.DataAnnotations;

namespace Feed.Search.Elasticsearch;

/// <summary>Settings of the Elasticsearch engine, section <c>Feed</c>.</summary>
internal sealed class ElasticsearchOptions
{
    /// <summary>The section that the settings are read from.</summary>
    public const string Section = "Feed";

    /// <summary>What the names of all indexes and aliases begin with: installations that share a cluster differ here.</summary>
    [RegularExpression("[a-z][a-z0-9]{0,39}")]
    public string SearchIndexPrefix { get; set; } = "feed";

    /// <summary>Primary shards of each index; takes effect with the next epoch.</summary>
    [Range(1, 1024)]
    public int SearchShards { get; set; } = 1;

    /// <summary>How long at most until a written document is found.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan SearchRefreshInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Bulk requests under way at once, per process.</summary>
    [Range(1, 64)]
    public int SearchBulkWorkers { get; set; } = 4;

    /// <summary>Bytes after which a bulk request is sent. A document that is larger by itself goes alone.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int SearchBulkBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Longest wait for the answer to a search, its retries included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SearchTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for the answer to a write, its retries included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SearchWriteTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
