using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <summary>
/// Builds a missing timeline on read. The key is made first, with the builder's token, so that pushes see it; then Postgres is read; then one
/// script puts both together. Whoever comes meanwhile waits a little instead of building it too.
/// </summary>
internal sealed class TimelineBuilder(
    TimelineStore store, TimelineSource source, TimelineTelemetry telemetry, TimeProvider time, IOptions<TimelineOptions> options)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns once the timeline can be read.</summary>
    /// <returns>False when it cannot yet: another takes long to build it, or edges change as fast as it is built.</returns>
    public async Task<bool> BuildAsync(TimelineId timeline, long epoch, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var attempt = 0; attempt < Attempts;)
        {
            var token = Guid.NewGuid().ToString("N");
            switch (await store.BeginAsync(timeline, epoch, token, cancellationToken))
            {
                case TimelineState.Ready:
                    return true;
                case TimelineState.Mine when await FillAsync(timeline, epoch, token, cancellationToken):
                    return true;
                case TimelineState.Mine:
                    attempt++;
                    break;
                case TimelineState.Building when time.GetElapsedTime(started) < options.Value.BuildWait:
                    await Task.Delay(Poll, time, cancellationToken);
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private async Task<bool> FillAsync(TimelineId timeline, long epoch, string token, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var slice = await source.ReadHeldAsync(timeline, options.Value.Held + 1, cancellationToken);
        var filled = await store.FinishAsync(timeline, epoch, token, slice, cancellationToken);
        telemetry.Built(timeline.Kind, time.GetElapsedTime(started));
        return filled;
    }
}
