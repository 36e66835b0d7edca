namespace Feed.Timelines;

/// <summary>How one kind of card is named, written and loaded.</summary>
/// <param name="Key">The Redis key of an id.</param>
/// <param name="IdOf">The id of a card.</param>
/// <param name="Write">The card as text.</param>
/// <param name="Read">The card of an id from its text.</param>
/// <param name="LoadAsync">Those of some ids that exist, from Postgres.</param>
internal sealed record CardKind<T>(
    Func<long, string> Key,
    Func<T, long> IdOf,
    Func<T, string> Write,
    Func<long, string, T> Read,
    Func<long[], CancellationToken, Task<List<T>>> LoadAsync);
