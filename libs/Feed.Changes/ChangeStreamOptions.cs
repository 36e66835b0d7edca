using System.ComponentModel.DataAnnotations;

namespace Feed.Changes;

/// <summary>Settings of a change stream, section <c>Feed:Changes</c> (environment: <c>Feed__Changes__MaxBatchChanges</c>).</summary>
public sealed class ChangeStreamOptions
{
    /// <summary>The section that the settings are read from.</summary>
    public const string Section = "Feed:Changes";

    /// <summary>Most changes handed over at once; a larger transaction is cut into pieces of this size.</summary>
    [Range(1, 100_000)]
    public int MaxBatchChanges { get; set; } = 1_000;

    /// <summary>Most bytes of row text that wait to be applied; beyond it the source is not read on.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBufferedBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// How long a change waits for company before its batch is applied. Zero, for those that people wait for, takes what is there; a store that
    /// pays for each batch wants some. Catching up never waits.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan Linger { get; set; }

    /// <summary>Longest pause between two attempts to reach a store, the database, or the lead of a slot.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:05")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often pending acknowledgements are sent, when the store proves to have kept what they stand for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan AcknowledgeInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an idle stream asks the store for its life, and tells the server how far it read.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00")]
    public TimeSpan IdleInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Pauses before a change that cannot be handled is tried again, in seconds. After the last attempt it is a dead letter.</summary>
    [MaxLength(20)]
    public IList<double> RetrySeconds { get; } = [];

    /// <summary>Most keys that may wait for a failed change to be tried again; beyond it the stream pauses. One takes about 250 bytes.</summary>
    [Range(1, 10_000_000)]
    public int MaxRetryingKeys { get; set; } = 100_000;

    /// <summary>Memory of a batch at which it is handed over, however few changes it has.</summary>
    internal long MaxPieceBytes => Math.Max(1, MaxBufferedBytes / 16);

    /// <summary>The pauses of <see cref="RetrySeconds"/>, or their default: at once, 1 s, 5 s, 30 s, 2 min.</summary>
    internal IReadOnlyList<TimeSpan> RetryDelays =>
        (RetrySeconds.Count == 0 ? [0, 1, 5, 30, 120] : RetrySeconds).Select(TimeSpan.FromSeconds).ToArray();
}
