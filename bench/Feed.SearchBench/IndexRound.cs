using Feed.Contracts;
using Feed.Search;
using Feed.Search.Elasticsearch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.SearchBench;

/// <summary>Fills an epoch as the indexer does: batch after batch, each durable before the next.</summary>
internal sealed class IndexRound(Uri url, int batch, int workers)
{
    private const string Prefix = "searchbench";
    private long _epoch;

    public async Task<Measurement> RunAsync(IReadOnlyList<PostDocument> posts, CancellationToken cancellationToken)
    {
        using var host = Build();
        var index = host.Services.GetRequiredService<ISearchIndex>();
        _epoch = Math.Max(_epoch + 1, DateTimeOffsetSeconds());
        await index.BeginEpochAsync(_epoch, cancellationToken);
        var documents = posts.Select(post => post with { Version = new RowVersion(_epoch, 1) }).Chunk(batch).ToList();
        var taken = await Measurement.OfAsync(url, () => WriteAsync(index, documents, cancellationToken), cancellationToken);
        await index.CompleteEpochAsync(_epoch, cancellationToken);
        await DropAsync(host.Services.GetRequiredService<SearchCluster>(), cancellationToken);
        return taken;
    }

    private static async Task WriteAsync(ISearchIndex index, List<PostDocument[]> batches, CancellationToken cancellationToken)
    {
        foreach (var documents in batches) await index.WriteAsync(new DocumentBatch(documents, []), cancellationToken);
    }

    private async Task DropAsync(SearchCluster cluster, CancellationToken cancellationToken)
    {
        var indexes = string.Join(',', cluster.Kinds.Select(kind => kind.Index(_epoch)));
        (await cluster.SendAsync(HttpMethod.Delete, indexes, null, cancellationToken)).Dispose();
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
