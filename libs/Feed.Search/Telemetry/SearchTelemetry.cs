using System.Diagnostics.Metrics;

namespace Feed.Search;

/// <summary>Metrics of the index's writer, meter <c>Feed.Search</c>.</summary>
internal sealed class SearchTelemetry
{
    public const string Name = "Feed.Search";

    private readonly KeyValuePair<string, object?> _engine;
    private readonly Counter<long> _documents;
    private readonly Counter<long> _conflicts;
    private readonly Histogram<double> _duration;

    /// <param name="engine"><c>postgresql</c> or <c>elasticsearch</c>.</param>
    /// <param name="meters">Makes the meter.</param>
    public SearchTelemetry(string engine, IMeterFactory meters)
    {
        _engine = new("db.system.name", engine);
        var meter = meters.Create(Name);
        _documents = meter.CreateCounter<long>("feed.search.documents", "{document}", "Documents written, tombstones included.");
        _conflicts = meter.CreateCounter<long>("feed.search.conflicts", "{document}", "Documents refused because a newer version is there.");
        _duration = meter.CreateHistogram<double>("feed.search.write.duration", "s", "Duration of writing a batch of documents.");
    }

    /// <summary>A batch was written.</summary>
    public void Written(int documents, int conflicts, TimeSpan duration)
    {
        _documents.Add(documents, _engine);
        if (conflicts > 0) _conflicts.Add(conflicts, _engine);
        _duration.Record(duration.TotalSeconds, _engine);
    }
}
