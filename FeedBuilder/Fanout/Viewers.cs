using System.Threading.Channels;

namespace FeedBuilder.Fanout;

/// <summary>
/// A listing that is under way: Postgres lists the next viewers while Redis takes in the last ones, and the first while cards are still being
/// written. It ends with whoever needs it.
/// </summary>
internal sealed class Viewers : IAsyncDisposable
{
    private const int PagesAhead = 8;

    private readonly Channel<ViewerPage> _pages =
        Channel.CreateBounded<ViewerPage>(new BoundedChannelOptions(PagesAhead) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource _ending;
    private readonly Task _listing;

    /// <summary>Begins to list those of some authors, whose posts are visible by now.</summary>
    public Viewers(ViewerPages pages, IEnumerable<long> authors, CancellationToken cancellationToken)
    {
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _listing = ListAsync(pages, authors, _ending.Token);
    }

    /// <summary>All pages, as they come.</summary>
    public IAsyncEnumerable<ViewerPage> ReadAsync(CancellationToken cancellationToken) => _pages.Reader.ReadAllAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _listing;
        _ending.Dispose();
    }

    private async Task ListAsync(ViewerPages pages, IEnumerable<long> authors, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (var page in pages.FirstAsync(authors, cancellationToken)) await _pages.Writer.WriteAsync(page, cancellationToken);
        }
        catch (Exception exception)
        {
            failure = exception; // Whoever reads the pages gets it; nobody does when the batch has failed already.
        }

        _pages.Writer.Complete(failure);
    }
}
