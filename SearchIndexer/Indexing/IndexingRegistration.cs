using Feed.Changes;
using Feed.Search;

namespace SearchIndexer.Indexing;

internal static class IndexingRegistration
{
    /// <summary>Name of the consumer group.</summary>
    public const string Group = "search-indexer";

    /// <summary>Registers the projection of the change stream into the search index, and the sweep of its tombstones.</summary>
    public static IHostApplicationBuilder AddIndexing(this IHostApplicationBuilder builder)
    {
        builder.AddSearchIndex();
        builder.Services.AddOptions<SearchIndexerOptions>().BindConfiguration(SearchIndexerOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RowReader>();
        builder.AddChangeStream<SearchProjection, SearchMarks>(Group);
        builder.Services.AddHostedService<TombstoneSweep>();
        return builder;
    }
}
