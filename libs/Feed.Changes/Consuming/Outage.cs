using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>Logs the beginning, each new cause and the end of a time without something, and not every attempt in between.</summary>
internal sealed class Outage(string group, string what, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _causes = new(StringComparer.Ordinal);
    private long _since;
    private volatile bool _isOn;

    /// <summary>Whether it is going on.</summary>
    public bool IsOn => _isOn;

    public void Began(Exception exception)
    {
        lock (_lock)
        {
            if (!_isOn) _since = time.GetTimestamp();
            _isOn = true;
            if (!_causes.Add(exception.Message)) return;
        }

        Log.OutageBegan(logger, exception, group, what);
    }

    public void Ended()
    {
        if (!_isOn) return;
        lock (_lock)
        {
            _isOn = false;
            _causes.Clear();
        }

        Log.OutageEnded(logger, group, what, time.GetElapsedTime(_since).TotalSeconds);
    }
}
