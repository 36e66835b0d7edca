using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>Keeps one consumer group's stream going: session after session, for as long as the process runs.</summary>
internal sealed class SessionKeeper(string group, ChangeTelemetry telemetry, ChangeStreamOptions options, TimeProvider time, ILogger logger)
{
    private readonly Backoff _backoff = new(options.MaxBackoff, time);
    private readonly Outage _outage = new(group, "the change stream", time, logger);

    /// <summary>Runs sessions until it is told to stop.</summary>
    /// <param name="session">Runs one session: it ends with the first failure, and the next one starts at what was acknowledged.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public async Task RunAsync(Func<CancellationToken, Task> session, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await session(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                telemetry.Lag.Stopped();
                if (e is SessionEndedException) Log.SessionEnded(logger, group, e.Message);
                else _outage.Began(e);
                await _backoff.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The session works.</summary>
    public void GoesOn()
    {
        _outage.Ended();
        _backoff.Reset();
    }

    /// <summary>What the session reads is away; it waits for it to come back.</summary>
    public void Waits(Exception exception) => _outage.Began(exception);
}
