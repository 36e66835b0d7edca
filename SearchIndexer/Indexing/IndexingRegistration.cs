using Feed.Changes;
using Feed.Search;

namespace SearchIndexer.Indexing;

internal static class IndexingRegistration
{
    /// <summary>Name of the consumer group.</summary>
    public const string Group = "search-indexer";

    // Enough for several bulk requests at once while catching up; an idle stream's batches are as small as ever.
    private const int BatchChanges = 4_000;

    /// <summary>Registers the projection of the change stream into the search index, and the sweep of its tombstones.</summary>
    public static IHostApplicationBuilder AddIndexing(this IHostApplicationBuilder builder)
    {
        builder.AddSearchIndex();
        builder.Services.AddOptions<SearchIndexerOptions>().BindConfiguration(SearchIndexerOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RowReader>();
        // Before the stream binds its settings, so that what is configured counts.
        builder.Services.Configure<ChangeStreamOptions>(options => options.MaxBatchChanges = BatchChanges);
        builder.AddChangeStream<SearchProjection, SearchMarks>(Group);
        builder.Services.AddHostedService<TombstoneSweep>();
        return builder;
    }
}
