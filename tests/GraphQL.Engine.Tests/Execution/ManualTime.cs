namespace GraphQL.Engine.Tests.Execution;

/// <summary>Time that passes when a test says so: timers fire all at once.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private readonly Lock _gate = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state));
        lock (_gate)
        {
            _timers.Add(timer);
        }
        return timer;
    }

    /// <summary>Fires every timer there is.</summary>
    public void Expire()
    {
        ManualTimer[] due;
        lock (_gate)
        {
            due = [.. _timers];
            _timers.Clear();
        }
        Array.ForEach(due, t => t.Fire());
    }

    private sealed class ManualTimer(Action fire) : ITimer
    {
        private bool _disposed;

        public void Fire()
        {
            if (!_disposed)
            {
                fire();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
