namespace Feed.Changes;

/// <summary>Pauses between attempts: 100 ms, doubling up to a limit.</summary>
internal sealed class Backoff(TimeSpan limit, TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private TimeSpan _next = First;

    public void Reset() => _next = First;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var pause = _next < limit ? _next : limit;
        _next = pause * 2;
        await Task.Delay(pause, time, cancellationToken);
    }
}
