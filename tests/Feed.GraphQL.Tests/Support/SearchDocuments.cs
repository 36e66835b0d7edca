using Feed.Contracts;
using Feed.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feed.GraphQL.Tests.Support;

/// <summary>Writes search documents, as the indexer would for rows or for what is gone by the time it is read.</summary>
internal sealed class SearchDocuments : IAsyncDisposable
{
    private static int _epochs;
    private readonly RowVersion _version = new(Interlocked.Increment(ref _epochs), 1);
    private readonly IHost _host;
    private readonly ISearchIndex _index;

    private SearchDocuments(IHost host) => (_host, _index) = (host, host.Services.GetRequiredService<ISearchIndex>());

    public static async Task<SearchDocuments> CreateAsync(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:feeddb", connectionString)]);
        builder.Services.AddSingleton(_ => Npgsql.NpgsqlDataSource.Create(connectionString));
        builder.AddSearchIndex();
        var index = new SearchDocuments(builder.Build());
        await index._index.BeginEpochAsync(index._version.Epoch, CancellationToken.None);
        await index._index.CompleteEpochAsync(index._version.Epoch, CancellationToken.None);
        return index;
    }

    public Task PostAsync(long id, string text) => _index.WriteAsync(new DocumentBatch([new PostDocument(id, _version, text)], []), CancellationToken.None);

    public Task UserAsync(long id, string handle, string displayName) =>
        _index.WriteAsync(new DocumentBatch([], [new UserDocument(id, _version, new UserRow(id, handle, displayName))]), CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }
}
