using Feed.Changes;
using Feed.Search;

namespace SearchIndexer.Indexing;

internal static class IndexingRegistration
{
    /// <summary>Name of the consumer group.</summary>
    public const string Group = "search-indexer";

    // Enough for several bulk requests at once while catching up; an idle stream's batches are as small as ever.
    private const int BatchChanges = 4_000;

    // A batch costs an index much more than a document: at 100 posts a second, a third of a core went into batches of one.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(250);

    /// <summary>Registers the projection of the change stream into the search index, and the sweep of its tombstones.</summary>
    public static IHostApplicationBuilder AddIndexing(this IHostApplicationBuilder builder)
    {
        builder.AddSearchIndex();
        builder.Services.AddOptions<SearchIndexerOptions>().BindConfiguration(SearchIndexerOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RowReader>();
        // Before the stream binds its settings, so that what is configured counts.
        builder.Services.Configure<ChangeStreamOptions>(options =>
        {
            options.MaxBatchChanges = BatchChanges;
            options.Linger = Linger;
        });
        builder.AddChangeStream<SearchProjection, SearchMarks>(Group);
        builder.Services.AddHostedService<TombstoneSweep>();
        return builder;
    }
}
