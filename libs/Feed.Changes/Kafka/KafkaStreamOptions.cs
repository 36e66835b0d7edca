using System.ComponentModel.DataAnnotations;

namespace Feed.Changes;

/// <summary>Settings of a change stream that comes from Kafka, section <c>Feed:Changes:Kafka</c>.</summary>
public sealed class KafkaStreamOptions
{
    /// <summary>The section that the settings are read from.</summary>
    public const string Section = "Feed:Changes:Kafka";

    /// <summary>The connector's <c>topic.prefix</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9._-]{1,100}$")]
    public string TopicPrefix { get; set; } = "feed";

    /// <summary>How many partitions are applied at the same time.</summary>
    [Range(1, 64)]
    public int Parallelism { get; set; } = 4;

    /// <summary>How long after its last sign of life an instance's partitions go to the others; the broker must allow it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>How long a batch in hand may go on when its partition is taken away, or the process stops.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
