using Feed.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql.Replication;
using NpgsqlTypes;

namespace Feed.Changes.Postgres;

/// <summary>One reading of a slot by the group's leader.</summary>
internal sealed class PostgresSession : IChangeSession
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private readonly PostgresStream _stream;
    private readonly ControlConnection _control;
    private readonly EpochTable _epochs;
    private readonly Visibility _visibility;
    private readonly LogicalReplicationConnection _replication;
    private readonly XidClock _clock = new();
    private readonly ForcedEpoch _forced;
    private readonly bool _withRows;
    private readonly ChangeStreamOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile TransactionReader? _transactions;

    public PostgresSession(
        PostgresStream stream,
        ControlConnection control,
        ForcedEpoch forced,
        bool withRows,
        ChangeStreamOptions options,
        TimeProvider time,
        ILogger logger)
    {
        (_stream, _control, _forced, _withRows) = (stream, control, forced, withRows);
        (_options, _time, _logger) = (options, time, logger);
        _epochs = new EpochTable(stream, control);
        _visibility = new Visibility(stream, control, _clock, time, logger);
        _replication = new LogicalReplicationConnection(stream.ConnectionString)
        {
            WalReceiverStatusInterval = options.AcknowledgeInterval,
            WalReceiverTimeout = Silence,
        };
        Items = new ItemQueue(options.MaxBufferedBytes);
    }

    /// <inheritdoc />
    public ItemQueue Items { get; }

    /// <inheritdoc />
    public long Backlog
    {
        get
        {
            var received = (ulong)_replication.LastReceivedLsn;
            if (!Items.IsFull || _transactions is not { } read || _visibility.WalEnd <= received) return 0;
            return (long)((_visibility.WalEnd - received) / Math.Max(1, read.BytesPerChange));
        }
    }

    /// <inheritdoc />
    public Task MeasureAsync(CancellationToken cancellationToken) => _visibility.LookAsync(cancellationToken);

    /// <inheritdoc />
    public async Task FillAsync(ChangePosition? mark, CancellationToken cancellationToken)
    {
        await _replication.Open(cancellationToken);
        var starter = new EpochStart(_stream, _epochs, _replication, Items, _forced, _withRows, _options, _logger);
        var (epoch, start) = await starter.RunAsync(mark, cancellationToken);
        await _visibility.LookAsync(cancellationToken);
        Log.Streaming(_logger, _stream.Group, epoch, new NpgsqlLogSequenceNumber(start).ToString());
        _transactions = new TransactionReader(epoch, _clock, Items, _options);
        var reader = new SlotReader(_replication, _stream.Slot, Items, _options, _time);
        try
        {
            await reader.ReadAsync(epoch, start, _transactions, cancellationToken);
        }
        catch (NewEpochException e)
        {
            _forced.Reason = e.Message;
            throw;
        }
    }

    /// <inheritdoc />
    public Task<PgSnapshot> SeeAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        _visibility.WaitAsync(changes, cancellationToken);

    /// <inheritdoc />
    public async Task CompleteEpochAsync(long epoch, CancellationToken cancellationToken)
    {
        await _epochs.CompleteAsync(epoch, cancellationToken);
        Log.EpochCompleted(_logger, _stream.Group, epoch);
    }

    /// <inheritdoc />
    public Task AcknowledgeAsync(ChangePosition mark, CancellationToken cancellationToken)
    {
        // Sent with the next status message, which Npgsql sends by a timer of its own: also while the stream is held back.
        _replication.SetReplicationStatus(new NpgsqlLogSequenceNumber(mark.CommitLsn));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _replication.DisposeAsync();
        await _control.DisposeAsync();
        Items.Dispose();
    }
}
