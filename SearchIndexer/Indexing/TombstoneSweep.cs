using Feed.Search;
using Microsoft.Extensions.Options;

namespace SearchIndexer.Indexing;

/// <summary>Removes tombstones that have served their time. Several instances may do it at once.</summary>
internal sealed partial class TombstoneSweep(
    ISearchIndex index, TimeProvider time, IOptions<SearchIndexerOptions> options, ILogger<TombstoneSweep> logger) : BackgroundService
{
    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var swept = await index.SweepAsync(options.Value.SearchTombstoneLife, cancellationToken);
            if (swept > 0) Swept(logger, swept);
        }
        catch (Exception e) when (index.IsUnavailable(e))
        {
            Postponed(logger, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await SweepAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Swept {Count} tombstones from the search index")]
    private static partial void Swept(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not sweep tombstones now; the next round does")]
    private static partial void Postponed(ILogger logger, Exception exception);
}
