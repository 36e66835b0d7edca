namespace Feed.Load.Measure;

/// <summary>Time since the run began, which never jumps, and the wall clock's time for it.</summary>
internal sealed class LoadClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _began = time.GetUtcNow();

    public TimeSpan Now => time.GetElapsedTime(_start);

    public TimeSpan Of(DateTimeOffset instant) => instant - _began;

    public async Task UntilAsync(TimeSpan instant, CancellationToken cancellationToken)
    {
        var wait = instant - Now;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
    }
}
