namespace Feed.Search.Tests.Contract;

/// <summary>What every search engine does alike. Each engine derives a class from each part of the contract.</summary>
public abstract class SearchContract : IAsyncLifetime
{
    private SearchEngine? _engine;

    protected SearchEngine Engine => _engine!;

    protected ISearchReader Reader => Engine.Reader;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _engine = await CreateAsync();
        await Engine.Index.BeginEpochAsync(Engine.Epoch, Cancellation);
        await Engine.Index.CompleteEpochAsync(Engine.Epoch, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await _engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An engine without any index.</summary>
    protected abstract Task<SearchEngine> CreateAsync();
}
