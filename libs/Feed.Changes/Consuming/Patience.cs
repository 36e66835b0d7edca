using Microsoft.Extensions.Logging;

namespace Feed.Changes;

/// <summary>Calls into a projection's store, or another one, and for as long as the store is away calls again.</summary>
internal sealed class Patience(
    string group, IProjection projection, ChangeStreamOptions options, TimeProvider time, ILogger logger, string what = "the projection's store")
{
    private readonly Outage _outage = new(group, what, time, logger);

    /// <summary>Whether a call is waiting for the store now.</summary>
    public bool IsWaiting => _outage.IsOn;

    /// <summary>Returns once the call has succeeded; throws what does not come from an outage.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(options.MaxBackoff, time);
        while (true)
        {
            try
            {
                await call(cancellationToken);
                _outage.Ended();
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && Unavailable.Is(projection, e))
            {
                _outage.Began(e);
                await backoff.WaitAsync(cancellationToken);
            }
        }
    }
}
