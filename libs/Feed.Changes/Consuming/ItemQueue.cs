using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Feed.Changes;

/// <summary>
/// What was read and is not yet applied. Bounded by memory, not by number: when it is full the writer waits, so that the source's socket
/// fills and the source holds its changes back. One writer, one reader.
/// </summary>
/// <param name="maxBytes">Memory at which the writer begins to wait.</param>
internal sealed class ItemQueue(long maxBytes) : IDisposable
{
    private readonly Channel<SourceItem> _items = Channel.CreateUnbounded<SourceItem>(new() { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _taken = new(0, 1);
    private long _bytes;
    private long _changes;

    /// <summary>Changes that wait.</summary>
    public long ChangeCount => Interlocked.Read(ref _changes);

    /// <summary>Whether the writer is held back, so that the source may know of more.</summary>
    public bool IsFull => Interlocked.Read(ref _bytes) >= maxBytes;

    /// <summary>Adds an item, after waiting for room.</summary>
    public async ValueTask WriteAsync(SourceItem item, CancellationToken cancellationToken)
    {
        while (IsFull) await _taken.WaitAsync(cancellationToken);
        Interlocked.Add(ref _bytes, item.Bytes);
        if (item is SourceItem.Changes changes) Interlocked.Add(ref _changes, changes.List.Count);
        _items.Writer.TryWrite(item);
    }

    /// <summary>Takes the next item, after waiting for one.</summary>
    public async ValueTask<SourceItem> ReadAsync(CancellationToken cancellationToken)
    {
        var item = await _items.Reader.ReadAsync(cancellationToken);
        Taken(item);
        return item;
    }

    /// <summary>Takes the next item if it is there and fits.</summary>
    public bool TryRead(Func<SourceItem, bool> fits, [NotNullWhen(true)] out SourceItem? item)
    {
        if (!_items.Reader.TryPeek(out item) || !fits(item) || !_items.Reader.TryRead(out item)) return false;
        Taken(item);
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _taken.Dispose();

    private void Taken(SourceItem item)
    {
        if (item is SourceItem.Changes changes) Interlocked.Add(ref _changes, -changes.List.Count);
        Interlocked.Add(ref _bytes, -item.Bytes);
        if (_taken.CurrentCount == 0) _taken.Release();
    }
}
