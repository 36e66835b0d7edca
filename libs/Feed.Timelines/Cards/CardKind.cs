namespace Feed.Timelines;

/// <summary>Reads a card from its text.</summary>
internal delegate T CardReading<out T>(long id, ReadOnlySpan<byte> text);

/// <summary>How one kind of card is named, written and loaded.</summary>
/// <param name="Letter">What its values begin with: another one when their form changes.</param>
/// <param name="Key">The Redis key of an id.</param>
/// <param name="Counters">The key of the counters that name the version of an id's card, with which its text begins; null when none do.</param>
/// <param name="IdOf">The id of a card.</param>
/// <param name="Write">The card as text.</param>
/// <param name="Read">The card of an id from its text.</param>
/// <param name="LoadAsync">Those of some ids that exist, from Postgres.</param>
internal sealed record CardKind<T>(
    char Letter,
    Func<long, string> Key,
    Func<long, string>? Counters,
    Func<T, long> IdOf,
    Func<T, string> Write,
    CardReading<T> Read,
    Func<long[], CancellationToken, Task<List<T>>> LoadAsync)
{
    /// <summary>The keys that a change of a card touches.</summary>
    public IEnumerable<string> Keys(long id) => Counters is null ? [Key(id)] : [Key(id), Counters(id)];
}
