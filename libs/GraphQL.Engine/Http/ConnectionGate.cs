namespace GraphQL.Engine.Http;

/// <summary>Counts the open connections of an endpoint.</summary>
internal sealed class ConnectionGate
{
    private int _open;

    /// <summary>Enters, unless so many have already; leave by disposing.</summary>
    public IDisposable? TryEnter(int max, string transport)
    {
        if (Interlocked.Increment(ref _open) <= max)
        {
            return new Place(this, EngineTelemetry.StartConnection(transport));
        }
        Interlocked.Decrement(ref _open);
        return null;
    }

    private sealed class Place(ConnectionGate gate, IDisposable counted) : IDisposable
    {
        public void Dispose()
        {
            counted.Dispose();
            Interlocked.Decrement(ref gate._open);
        }
    }
}
