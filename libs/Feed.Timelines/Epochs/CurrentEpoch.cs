using System.Globalization;
using Feed.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Feed.Timelines;

/// <summary>
/// The epoch whose entries count. It is looked up again every so often: reading by the epoch before for that long is no more than lag, and
/// filling by it makes entries that nobody will use.
/// </summary>
internal sealed class CurrentEpoch(
    RedisGateway redis, EpochStore store, NpgsqlDataSource database, TimeProvider time, IOptions<TimelineOptions> options)
{
    private const string Latest = """
        SELECT epoch, completed_at IS NOT NULL FROM private.epochs WHERE consumer_group = $1 ORDER BY epoch DESC LIMIT 1
        """;

    private volatile Known? _known;

    /// <summary>The epoch, or null while there is none that can be relied on: then only Postgres can answer.</summary>
    public async Task<long?> GetAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetElapsedTime(known.At) < options.Value.EpochRefresh) return known.Epoch;
        var at = time.GetTimestamp();
        var text = await redis.GetAsync(RedisKeys.Epoch(ReadModel.Group), cancellationToken);
        var epoch = text is null ? await RestoreAsync(cancellationToken) : Parse(text);
        _known = new Known(epoch, at);
        return epoch;
    }

    private static long? Parse(string text) =>
        text.EndsWith('*') ? null : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    // Redis lost everything, or never had it. Whatever is filled from now on is exact if the stream's last attempt was complete.
    private async Task<long?> RestoreAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(Latest, [ReadModel.Group], row => (Epoch: row.GetInt64(0), Complete: row.GetBoolean(1)), cancellationToken);
        if (rows.Count == 0 || !rows[0].Complete) return null;
        return await store.PublishAsync(rows[0].Epoch, cancellationToken) ? rows[0].Epoch : null;
    }

    private sealed record Known(long? Epoch, long At);
}
