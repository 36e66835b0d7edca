using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>How one kind of counters is named, read and counted.</summary>
/// <param name="Counters">What is counted, in the order of the values.</param>
/// <param name="Make">The counts from their values.</param>
/// <param name="CountAsync">Counts them in Postgres.</param>
internal sealed record CounterKind<T>(
    Counter[] Counters, Func<long[], T> Make, Func<long[], CancellationToken, Task<List<CountedRow>>> CountAsync)
{
    /// <summary>Fields of the hash: the epoch, the snapshot, then the values.</summary>
    public RedisValue[] Fields { get; } = ["e", "s", .. Counters.Select(counter => (RedisValue)$"c:{counter}")];
}
