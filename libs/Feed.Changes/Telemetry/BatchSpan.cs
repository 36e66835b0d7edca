using System.Diagnostics;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// The span of one batch. A batch of one traced change belongs to that change's trace, with all that the projection does under it; in a
/// larger one each traced change gets a span in its own trace, linked to the batch's.
/// </summary>
internal sealed class BatchSpan : IDisposable
{
    private readonly ChangeTelemetry _telemetry;
    private readonly IReadOnlyList<Change> _changes;
    private readonly long _since;
    private readonly List<(Change Change, ActivityContext Context)> _traced = [];
    private readonly Activity? _activity;
    private bool _isApplied;

    public BatchSpan(ChangeTelemetry telemetry, IReadOnlyList<Change> changes, long since)
    {
        (_telemetry, _changes, _since) = (telemetry, changes, since);
        telemetry.Lag.Applying(this, changes);
        if (!ChangeTelemetry.Source.HasListeners()) return;
        foreach (var change in changes)
            if (ChangeTrace.Of(change) is { } context) _traced.Add((change, context));
        var origin = ChangeOrigin.OfAll(changes);
        _activity = ChangeTelemetry.Source.StartActivity(
            origin.Destination is { } name ? $"process {name}" : "process", ActivityKind.Consumer,
            _traced is [var only] ? only.Context : default, telemetry.Tags);
        origin.Tag(_activity);
        _activity?.SetTag("messaging.batch.message_count", changes.Count);
    }

    /// <summary>Says that the batch was applied; otherwise it failed.</summary>
    public void Applied()
    {
        _isApplied = true;
        _telemetry.Applied(_changes.Count, _since);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _telemetry.Lag.Applied(this);
        if (_activity is null) return;
        if (!_isApplied) _activity.SetStatus(ActivityStatusCode.Error);
        _activity.Dispose();
        if (_traced.Count > 1 && _isApplied) EndEach(_activity);
    }

    private void EndEach(Activity batch)
    {
        ActivityLink[] links = [new(batch.Context)];
        foreach (var (change, context) in _traced)
        {
            using var span = ChangeTelemetry.Source.StartActivity(
                $"process {change.Table}", ActivityKind.Consumer, context, _telemetry.Tags, links, new DateTimeOffset(batch.StartTimeUtc));
            ChangeOrigin.Of(change).Tag(span);
            span?.SetEndTime(batch.StartTimeUtc + batch.Duration);
        }
    }
}
