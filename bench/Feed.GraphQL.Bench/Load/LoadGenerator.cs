namespace Feed.GraphQL.Bench.Load;

/// <summary>
/// Asks as fast as it is answered. It runs in a process of its own, in which sockets complete on the thread that polls them, so that it costs
/// less than what it measures.
/// </summary>
internal sealed class LoadGenerator(LoadOptions options)
{
    /// <summary>What its process must be started with.</summary>
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string>
    {
        ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
        ["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1",
        ["DOTNET_TieredPGO"] = "0",
    };

    private int _left = options.Requests;
    private long _end;

    public async Task<LoadResult> RunAsync()
    {
        var connections = Enumerable.Range(0, options.Connections).Select(_ => new LoadConnection(options)).ToArray();
        try
        {
            await Task.WhenAll(connections.Select(connection => connection.ConnectAsync()));
            var started = TimeProvider.System.GetTimestamp();
            _end = started + (long)(options.Duration.TotalSeconds * TimeProvider.System.TimestampFrequency);
            var ticks = connections.Select(_ => new List<long>(1 << 16)).ToArray();
            await Task.WhenAll(connections.Zip(ticks, (connection, own) => connection.RunAsync(MayGoOn, own)));
            return LoadResult.Of([.. ticks.SelectMany(own => own)], TimeProvider.System.GetElapsedTime(started), connections[0].Length);
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }

    private bool MayGoOn() => Interlocked.Decrement(ref _left) >= 0 && TimeProvider.System.GetTimestamp() < _end;
}
