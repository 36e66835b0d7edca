namespace Feed.Changes.Kafka;

/// <summary>Memory of what was read and is not yet applied.</summary>
/// <param name="most">Bytes at which reading stops.</param>
internal sealed class Budget(long most) : IDisposable
{
    private readonly ManualResetEventSlim _room = new(initialState: true);
    private long _bytes;

    /// <summary>Whether reading should stop.</summary>
    public bool IsFull => Interlocked.Read(ref _bytes) >= most;

    public void Take(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) >= most) _room.Reset();
    }

    public void Return(long bytes)
    {
        if (Interlocked.Add(ref _bytes, -bytes) < most / 2) _room.Set();
    }

    /// <summary>Waits until half of it is free.</summary>
    /// <returns>False when that took longer.</returns>
    public bool WaitForRoom(TimeSpan longest, CancellationToken cancellationToken) => _room.Wait(longest, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _room.Dispose();
}
