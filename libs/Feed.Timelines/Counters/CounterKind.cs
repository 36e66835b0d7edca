namespace Feed.Timelines;

/// <summary>Makes counts of their values.</summary>
internal delegate T CountsMaking<out T>(ReadOnlySpan<long> values);

/// <summary>How one kind of counters is named, read and counted.</summary>
/// <param name="Size">How many are counted of each.</param>
/// <param name="Card">The key of the card whose version an id's counters tell; null when they tell none.</param>
/// <param name="Make">The counts from their values.</param>
/// <param name="CountAsync">Counts them in Postgres.</param>
internal sealed record CounterKind<T>(
    int Size, Func<long, string>? Card, CountsMaking<T> Make, Func<long[], CancellationToken, Task<List<CountedRow>>> CountAsync);
