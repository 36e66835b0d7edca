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

    // The broker lingers already: this is for the messages of one answer to become ready.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);
    private readonly Channel<Partition> _ready = Channel.CreateUnbounded<Partition>();
    private readonly SemaphoreSlim _gathering = new(1, 1);
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
        _gathering.Dispose();
    }

    private async Task ApplyAsync(CancellationToken ending)
    {
        await Task.Yield();
        while (true)
        {
            var partitions = options.Linger > TimeSpan.Zero ? await LingerAsync(ending) : Gather(await _ready.Reader.ReadAsync(ending));
            foreach (var partition in await applier.NextAsync(partitions, _abort.Token)) _ready.Writer.TryWrite(partition);
        }
    }

    /// <summary>One task at a time waits for company, so that what comes meanwhile in any partition is in its batch.</summary>
    private async Task<List<Partition>> LingerAsync(CancellationToken ending)
    {
        await _gathering.WaitAsync(ending);
        try
        {
            var first = await _ready.Reader.ReadAsync(ending);
            // While there is plenty, nothing lingers.
            if (assignment.Partitions.Sum(p => p.Waiting) < options.MaxBatchChanges)
                await Task.Delay(options.Linger < Gathering ? options.Linger : Gathering, time, ending);
            return Gather(first);
        }
        finally
        {
            _gathering.Release();
        }
    }

    /// <summary>Adds the partitions for which no other task has found the time, as far as a batch has room.</summary>
    private List<Partition> Gather(Partition first)
    {
        var some = new List<Partition> { first };
        for (var count = first.Waiting; count < options.MaxBatchChanges && _ready.Reader.TryRead(out var next); count += next.Waiting) some.Add(next);
        return some;
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
