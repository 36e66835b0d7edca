using System.Diagnostics;
using Feed.Contracts;
using Feed.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.SearchBench;

/// <summary>Fills an epoch as the indexer does: batch after batch, each durable before the next.</summary>
internal sealed class IndexRound(Uri url, int batch, int workers)
{
    public const string Prefix = "searchbench";
    private long _epoch;

    public async Task<TimeSpan> RunAsync(IReadOnlyList<PostDocument> posts, CancellationToken cancellationToken)
    {
        using var host = Build();
        var index = host.Services.GetRequiredService<ISearchIndex>();
        _epoch = Math.Max(_epoch + 1, DateTimeOffsetSeconds());
        await index.BeginEpochAsync(_epoch, cancellationToken);
        var watch = Stopwatch.StartNew();
        foreach (var chunk in posts.Chunk(batch))
        {
            var documents = chunk.Select(post => post with { Version = new RowVersion(_epoch, 1) }).ToList();
            await index.WriteAsync(new DocumentBatch(documents, []), cancellationToken);
        }
        var elapsed = watch.Elapsed;
        await index.CompleteEpochAsync(_epoch, cancellationToken);
        return elapsed;
    }

    private static long DateTimeOffsetSeconds() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:elasticsearch", url.ToString()),
            new("Feed:SearchIndexPrefix", Prefix),
            new("Feed:SearchBulkWorkers", $"{workers}"),
        ]);
        builder.AddSearchIndex();
        return builder.Build();
    }
}
