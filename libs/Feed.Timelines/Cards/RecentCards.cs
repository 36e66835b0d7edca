using Microsoft.Extensions.Options;

namespace Feed.Timelines;

/// <summary>
/// Cards that this process has read lately. None is shown for being here: either Redis answered the very same bytes again, or it answered the version
/// that these bytes have, which whatever changes the card takes away in the same step.
/// </summary>
internal sealed class RecentCards<T>(CardKind<T> kind, TimeProvider time, IOptions<TimelineOptions> options)
    where T : class
{
    private readonly RecentEntries<long, RecentCard<T>> _recent = new(options.Value.CardCacheSize);

    /// <summary>How many are kept.</summary>
    public int Count => _recent.Count;

    /// <summary>What was read last, however long ago.</summary>
    public RecentCard<T>? Find(long id) => _recent.Find(id);

    /// <summary>Whether a card was read so lately that its version alone need be asked.</summary>
    public bool IsRecent(RecentCard<T>? card) =>
        card is { HasCounters: true } && time.GetElapsedTime(card.ReadAt) < options.Value.CardCacheFor;

    /// <summary>Whether a card has a version.</summary>
    public static bool Is(RecentCard<T> card, ReadOnlySpan<byte> version) =>
        !version.IsEmpty && CardEntry.TryParse(card.Raw, out var entry) && CardText.Version(entry.Text).SequenceEqual(version);

    /// <summary>The card of what Redis answered.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="raw">The whole value.</param>
    /// <param name="text">The card in it.</param>
    public T Read(long id, byte[] raw, ReadOnlySpan<byte> text)
    {
        var known = _recent.Find(id);
        if (known is null || !known.Raw.AsSpan().SequenceEqual(raw))
        {
            known = new RecentCard<T>(raw, kind.Read(id, text));
            _recent.Put(id, known);
        }

        known.ReadAt = time.GetTimestamp();
        return known.Card;
    }
}
