namespace FeedBuilder.Fanout;

/// <summary>
/// The lane of authors with many followers: goes through their followers page by page, beside the batches, and notes in Redis how far it has come. A
/// process that dies is followed by another, from the last finished page.
/// </summary>
internal sealed class BigFanouts(BigFanoutWork work, TimeProvider time, ILogger<BigFanouts> logger) : BackgroundService
{
    // Jobs at a time: one of millions of followers does not hold up those of thousands.
    private const int Lanes = 3;

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(1);

    private volatile bool _failing;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(() => RunAsync(stoppingToken), stoppingToken)));

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await work.RunOneAsync(stoppingToken)) await Task.Delay(Idle, time, stoppingToken);
                _failing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the job is still there, and what was done of it may be done again. An outage is told once.
                if (!_failing) Log.BigFanoutFailed(logger, exception);
                _failing = true;
                await Task.Delay(Outage, time, stoppingToken);
            }
        }
    }
}
