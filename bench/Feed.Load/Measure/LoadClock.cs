namespace Feed.Load.Measure;

/// <summary>Time since the run began, which never jumps, and the wall clock's time for it.</summary>
internal sealed class LoadClock(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _began = time.GetUtcNow();

    public TimeSpan Now => time.GetElapsedTime(_start);

    public TimeSpan Of(DateTimeOffset instant) => instant - _began;

    public async Task UntilAsync(TimeSpan instant, CancellationToken cancellationToken)
    {
        // Timers look at a coarser clock, so they may ring some milliseconds early.
        while (instant - Now is var wait && wait > TimeSpan.Zero) await Task.Delay(wait > Least ? wait : Least, time, cancellationToken);
    }
}
