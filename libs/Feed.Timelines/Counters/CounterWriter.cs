using System.Globalization;
using Feed.Contracts;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <inheritdoc cref="ICounterWriter"/>
internal sealed class CounterWriter(RedisGateway redis) : ICounterWriter
{
    // One replication slot is one source. Partitions of a topic will be sources of their own, each with its own last position.
    private const string Source = "0";

    public Task ApplyAsync(long epoch, IEnumerable<CounterChange> changes, CancellationToken cancellationToken) =>
        Task.WhenAll(changes.GroupBy(change => change.Id).Select(group => ApplyAsync(epoch, group.Key, group, cancellationToken)));

    public Task ForgetAsync(IEnumerable<long> ids, CancellationToken cancellationToken) =>
        Task.WhenAll(ids.Select(id => redis.DeleteAsync(RedisKeys.Counts(id), cancellationToken)));

    private Task ApplyAsync(long epoch, long id, IEnumerable<CounterChange> changes, CancellationToken cancellationToken)
    {
        RedisValue[] arguments =
        [
            epoch, Source,
            .. changes.SelectMany(change => new RedisValue[]
            {
                change.Position.ToString(), change.Xid.ToString(CultureInfo.InvariantCulture), change.Counter.ToString(), change.Delta,
            }),
        ];
        return redis.RunAsync(LuaScript.CountsApply, RedisKeys.Counts(id), arguments, cancellationToken);
    }
}
