using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Feed.Contracts;
using Feed.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.Search.Tests.Elasticsearch;

public sealed class TelemetryTests(ElasticsearchServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registered_index_counts_documents_and_conflicts_and_is_read_by_the_registered_reader()
    {
        var prefix = ElasticsearchEngine.NewPrefix();
        await using var elastic = ElasticsearchEngine.On(server.Url, prefix);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:elasticsearch", server.Url), new("Feed:SearchIndexPrefix", prefix)]);
        builder.AddSearchIndex();
        builder.AddSearchReader();
        using var host = builder.Build();
        using var measured = Listen(host.Services.GetRequiredService<IMeterFactory>(), out var sums);
        var index = host.Services.GetRequiredService<ISearchIndex>();
        await index.BeginEpochAsync(1, Cancellation);
        foreach (var lsn in (ulong[])[7, 9, 8])
            await index.WriteAsync(new DocumentBatch([new PostDocument(1, new RowVersion(1, lsn), "moon"), new PostDocument((long)lsn, new RowVersion(1, 1), "moon")], []), Cancellation);
        await index.CompleteEpochAsync(1, Cancellation);
        Assert.Equal(5, sums["feed.search.documents"]);
        Assert.Equal(1, sums["feed.search.conflicts"]);
        Assert.Equal(3, sums["feed.search.write.duration"]);
        var found = await host.Services.GetRequiredService<ISearchReader>().SearchPostsAsync("moon", 10, null, Cancellation);
        Assert.Equal([9, 8, 7, 1], found.Hits.Select(hit => hit.Id));
    }

    [Fact]
    public void Connection_string_that_is_no_url_ends_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:elasticsearch", "Host=localhost")]);
        Assert.Throws<InvalidOperationException>(() => builder.AddSearchReader());
        Assert.Throws<InvalidOperationException>(() => builder.AddSearchIndex());
    }

    // Counters by their sum, the histogram by its count.
    private static MeterListener Listen(IMeterFactory factory, out ConcurrentDictionary<string, long> sums)
    {
        var into = sums = new ConcurrentDictionary<string, long>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == SearchTelemetry.Name && instrument.Meter.Scope == factory) listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => into.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => into.AddOrUpdate(instrument.Name, 1, (_, count) => count + 1));
        listener.Start();
        return listener;
    }
}
