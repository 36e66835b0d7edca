using Feed.Contracts;
using Feed.Search.Tests.Contract;
using Feed.Testing;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class KillTests
{
    private const string Group = "search-indexer";
    private const int Batches = 30;
    private const int BatchSize = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_in_the_middle_of_bulk_writes_it_loses_neither_a_document_nor_a_mark_that_it_answered()
    {
        await using var own = await ElasticsearchServer.StartAsync();
        await using var elastic = ElasticsearchEngine.On(own);
        await elastic.Index.BeginEpochAsync(1, Cancellation);
        await elastic.Index.CompleteEpochAsync(1, Cancellation);
        var written = 0;
        await elastic.Index.WriteMarkAsync(Group, Mark(0), Cancellation);
        var writing = Task.Run(
            async () =>
            {
                for (var batch = 1; batch <= Batches; batch++)
                {
                    await UntilAvailableAsync(elastic, () => WriteAsync(elastic, batch));
                    await UntilAvailableAsync(elastic, () => elastic.Index.WriteMarkAsync(Group, Mark(batch), Cancellation));
                    Volatile.Write(ref written, batch);
                }
            },
            Cancellation);
        using var done = new CancellationTokenSource();
        var watching = Task.Run(() => WatchAsync(elastic, () => Volatile.Read(ref written), done.Token), Cancellation);
        while (Volatile.Read(ref written) < Batches / 3 && !writing.IsCompleted) await Task.Delay(5, Cancellation);
        await own.KillAsync();
        await own.RestartAsync();
        await writing;
        await done.CancelAsync();
        Assert.True(await watching > 0);
        var found = await elastic.AsEngine().TaggedAsync("moon");
        Assert.Equal(Enumerable.Range(1, Batches * BatchSize).Select(id => (long)id).Reverse(), found);
        Assert.Equal(Mark(Batches), await elastic.Index.ReadMarkAsync(Group, Cancellation));
    }

    private static ChangePosition Mark(int batch) => new(1, 1, (ulong)batch, 0);

    private static Task WriteAsync(ElasticsearchEngine elastic, int batch)
    {
        var ids = Enumerable.Range((batch - 1) * BatchSize + 1, BatchSize);
        return elastic.Index.WriteAsync(new DocumentBatch([.. ids.Select(id => new PostDocument(id, new RowVersion(1, 5), "#moon"))], []), Cancellation);
    }

    private static async Task UntilAvailableAsync(ElasticsearchEngine elastic, Func<Task> write)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception e) when (elastic.Index.IsUnavailable(e))
            {
                await Task.Delay(50, Cancellation);
            }
        }
    }

    // A server that is starting and does not know its indexes yet must not be taken for one that lost them.
    private static async Task<int> WatchAsync(ElasticsearchEngine elastic, Func<int> written, CancellationToken done)
    {
        var reads = 0;
        while (!done.IsCancellationRequested)
        {
            var least = Mark(written());
            try
            {
                Assert.True(await elastic.Index.ReadMarkAsync(Group, CancellationToken.None) >= least);
                reads++;
            }
            catch (Exception e) when (elastic.Index.IsUnavailable(e))
            {
            }
            await Task.Delay(5, CancellationToken.None);
        }
        return reads;
    }
}
