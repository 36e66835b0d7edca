using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>Logs the beginning and the end of a time without something, and not every attempt in between.</summary>
internal sealed class Outage(string group, string what, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private long _since;
    private string? _cause;

    /// <summary>Whether it is going on.</summary>
    public bool IsOn => Volatile.Read(ref _cause) is not null;

    public void Began(Exception exception)
    {
        lock (_lock)
        {
            if (string.Equals(_cause, exception.Message, StringComparison.Ordinal)) return;
            if (_cause is null) _since = time.GetTimestamp();
            _cause = exception.Message;
        }

        Log.OutageBegan(logger, exception, group, what);
    }

    public void Ended()
    {
        if (!IsOn) return;
        TimeSpan lasted;
        lock (_lock)
        {
            _cause = null;
            lasted = time.GetElapsedTime(_since);
        }

        Log.OutageEnded(logger, group, what, lasted.TotalSeconds);
    }
}
