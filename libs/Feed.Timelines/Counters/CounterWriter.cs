using System.Globalization;
using Feed.Contracts;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <inheritdoc cref="ICounterWriter"/>
internal sealed class CounterWriter(RedisGateway redis) : ICounterWriter
{
    // One replication slot is one source. Partitions of topics are sources of their own, each with its own last position.
    private const string Slot = "0";

    public async Task ApplyAsync(long epoch, IEnumerable<CounterChange> changes, CancellationToken cancellationToken)
    {
        var groups = changes.ToLookup(change => (change.Id, Source: string.IsNullOrEmpty(change.Source) ? Slot : change.Source));
        // What begins to be counted from now on is counted in a snapshot that sees these changes.
        var counted = groups.Count < RedisGateway.Many
            ? null
            : await redis.ExistingAsync(groups.Select(group => RedisKeys.Counts(group.Key.Id)).Distinct(StringComparer.Ordinal), cancellationToken);
        await Task.WhenAll(groups.Where(group => counted?.Contains(RedisKeys.Counts(group.Key.Id)) != false)
            .Select(group => ApplyAsync(epoch, group.Key.Id, group.Key.Source, group, cancellationToken)));
    }

    public Task ForgetAsync(IEnumerable<long> ids, CancellationToken cancellationToken) =>
        Task.WhenAll(ids.Select(id => redis.DeleteAsync(RedisKeys.Counts(id), cancellationToken)));

    private Task ApplyAsync(long epoch, long id, string source, IEnumerable<CounterChange> changes, CancellationToken cancellationToken)
    {
        RedisValue[] arguments =
        [
            epoch, source,
            .. changes.SelectMany(change => new RedisValue[]
            {
                change.Position.ToString(), change.Xid.ToString(CultureInfo.InvariantCulture), CounterText.Place(change.Counter), change.Delta,
            }),
        ];
        return redis.RunAsync(LuaScript.CountsApply, RedisKeys.Counts(id), arguments, cancellationToken);
    }
}
