namespace Feed.Changes;

/// <summary>A turn at something that one at a time may do. It ends by being disposed of.</summary>
internal sealed class Turn : IDisposable
{
    private readonly SemaphoreSlim _gate;

    private Turn(SemaphoreSlim gate) => _gate = gate;

    /// <summary>Waits for it.</summary>
    public static async Task<IDisposable> WaitAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Release();
}
