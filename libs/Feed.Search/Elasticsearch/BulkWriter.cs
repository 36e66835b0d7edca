namespace Feed.Search.Elasticsearch;

/// <summary>
/// Writes items by bulk requests, several at once, each of bounded size. What Elasticsearch cannot take for a moment is sent again by
/// itself; what it will never take is found and named, and the rest is written.
/// </summary>
internal sealed class BulkWriter(SearchCluster cluster, TimeProvider time) : IDisposable
{
    private const int Attempts = 4;

    // Half as many cost Elasticsearch half as much again for each document.
    private const int ItemsPerRequest = 1_000;
    private const string Path = "_bulk?require_alias=true&timeout=1s&filter_path=errors,items.*.status,items.*.error";

    // Batches of several partitions are written at once; together they have no more requests under way than one would.
    private readonly SemaphoreSlim _free = new(cluster.Options.SearchBulkWorkers);

    /// <summary>Writes all items. Those that were refused for good are in the outcome.</summary>
    /// <param name="items">At most one for each document, because they are sent in no order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ElasticsearchException">Some could not be written now.</exception>
    public async Task<BulkOutcome> WriteAsync(IReadOnlyCollection<BulkItem> items, CancellationToken cancellationToken)
    {
        var outcome = new BulkOutcome();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = cluster.Options.SearchBulkWorkers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(items.Chunk(ItemsPerRequest), parallel, async (chunk, token) => await WriteWhenFreeAsync(chunk, outcome, token));
        return outcome;
    }

    public void Dispose() => _free.Dispose();

    private async Task WriteWhenFreeAsync(BulkItem[] items, BulkOutcome outcome, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            await WriteChunkAsync(items, outcome, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task WriteChunkAsync(BulkItem[] items, BulkOutcome outcome, CancellationToken cancellationToken)
    {
        using var buffer = new BulkBuffer();
        foreach (var item in items)
        {
            buffer.Add(item);
            if (buffer.Bytes.Length < cluster.Options.SearchBulkBytes) continue;
            await SendAsync(buffer, outcome, cancellationToken);
            buffer.Clear();
        }
        if (buffer.Count > 0) await SendAsync(buffer, outcome, cancellationToken);
    }

    private async Task SendAsync(BulkBuffer buffer, BulkOutcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            await SendUntilTakenAsync(buffer, outcome, cancellationToken);
        }
        catch (ElasticsearchException e) when (!e.IsUnavailable && buffer.Count == 1)
        {
            outcome.AddRejected(buffer[0], e.Message);
        }
        catch (ElasticsearchException e) when (!e.IsUnavailable)
        {
            // Too large for a proxy, or one item that makes the whole request invalid: the halves tell which.
            foreach (var half in Enumerable.Range(0, buffer.Count).Chunk((buffer.Count + 1) / 2))
            {
                using var part = buffer.Only(half);
                await SendAsync(part, outcome, cancellationToken);
            }
        }
    }

    private async Task SendUntilTakenAsync(BulkBuffer buffer, BulkOutcome outcome, CancellationToken cancellationToken)
    {
        var rest = buffer;
        for (var attempt = 1; ; attempt++)
        {
            List<int> again;
            ElasticsearchException? error;
            using (var answer = await cluster.Http.PostLinesAsync(Path, rest.Bytes, cluster.Options.SearchWriteTimeout, cancellationToken))
            {
                (again, error) = BulkAnswer.Read(answer.RootElement, rest, outcome);
            }
            if (error is not null && (!error.IsTransient || attempt == Attempts)) throw error;
            if (again.Count == 0) return;
            var pending = rest.Only(again);
            if (!ReferenceEquals(rest, buffer)) rest.Dispose();
            rest = pending;
            await Task.Delay(ElasticsearchHttp.PauseAfter(attempt), time, cancellationToken);
        }
    }
}
