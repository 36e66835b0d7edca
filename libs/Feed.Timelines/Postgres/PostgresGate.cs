using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <summary>
/// Bounds how many queries a process runs for what Redis does not hold, so that a lost Redis becomes slow reads and refusals instead of an
/// overrun primary.
/// </summary>
internal sealed class PostgresGate(IOptions<TimelineOptions> options) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(options.Value.PostgresReads);

    /// <summary>Runs a query as soon as there is a place.</summary>
    /// <exception cref="ReadModelUnavailableException">There was none for two seconds.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(Patience, cancellationToken))
            throw new ReadModelUnavailableException($"{options.Value.PostgresReads} reads of Postgres are under way and none ended for {Patience}.");
        try
        {
            return await query(cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
