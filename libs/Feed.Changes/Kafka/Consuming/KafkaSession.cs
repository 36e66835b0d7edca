using System.Threading.Channels;
using Confluent.Kafka;

namespace Feed.Changes.Kafka;

/// <summary>
/// One membership in the consumer group: reads, applies several partitions at a time, and lets Kafka know how far it got. At its end the batches in
/// hand are finished, for a while; what waits is given up.
/// </summary>
internal sealed class KafkaSession(
    Assignment assignment,
    PartitionApplier applier,
    Watch watch,
    RetryLoop retries,
    Func<ChannelWriter<Partition>, Reader> open,
    KafkaStreamOptions kafka,
    ChangeStreamOptions options,
    TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Leave = TimeSpan.FromSeconds(10);
    private readonly Channel<Partition> _ready = Channel.CreateUnbounded<Partition>();
    private readonly CancellationTokenSource _abort = new();
    private Reader? _reader;
    private bool _isLeaving;

    /// <summary>Runs until cancelled or until something fails that only a new session can mend.</summary>
    /// <param name="goesOn">Called while all is well.</param>
    /// <param name="waits">Called when Kafka does not answer.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public async Task RunAsync(Action goesOn, Action<Exception> waits, CancellationToken stoppingToken)
    {
        _reader = open(_ready.Writer);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var running = Enumerable.Range(0, kafka.Parallelism).Select(_ => ApplyAsync(ending.Token))
            .Append(retries.RunAsync(ending.Token))
            .Append(TickAsync(goesOn, waits, ending.Token))
            .Append(Task.Factory.StartNew(() => _reader.Run(ending.Token), ending.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        var first = await Task.WhenAny(running);
        await ending.CancelAsync();
        _abort.CancelAfter(kafka.DrainTimeout);
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await LeaveAsync();
        await first;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // One that is still leaving, because no broker answers, is left to itself.
        if (!_isLeaving) _reader?.Dispose();
        _abort.Dispose();
    }

    private async Task ApplyAsync(CancellationToken ending)
    {
        await Task.Yield();
        while (true)
        {
            var partition = await _ready.Reader.ReadAsync(ending);
            if (options.Linger > TimeSpan.Zero) await Task.Delay(options.Linger, time, ending);
            // While there is more, nothing lingers.
            do
            {
                if (await applier.NextAsync(partition, _abort.Token)) _ready.Writer.TryWrite(partition);
            }
            while (_ready.Reader.TryRead(out partition) && !ending.IsCancellationRequested);
        }
    }

    private async Task TickAsync(Action goesOn, Action<Exception> waits, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.AcknowledgeInterval, time);
        var idleAt = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await _reader!.Progress.TickAsync(assignment.Partitions, cancellationToken);
            try
            {
                await watch.LookAsync(cancellationToken);
                goesOn();
            }
            catch (KafkaException e)
            {
                waits(e);
            }

            if (time.GetElapsedTime(idleAt) < options.IdleInterval) continue;
            idleAt = time.GetTimestamp();
            await _reader.Progress.CheckAsync(assignment.Partitions, cancellationToken);
        }
    }

    private async Task LeaveAsync()
    {
        _isLeaving = true;
        // Gives up the partitions, which writes their marks and commits what is durable.
        var leaving = Task.Run(_reader!.Close);
        await Task.WhenAny(leaving, Task.Delay(Leave, time));
        _isLeaving = !leaving.IsCompleted;
    }
}
