namespace Feed.Timelines;

/// <summary>Keeps the counters that Redis holds in step. One that it does not hold stays missing: readers count it when they need it.</summary>
public interface ICounterWriter
{
    /// <summary>Applies changes, of each post or user in the order of delivery. Repeating them changes nothing.</summary>
    Task ApplyAsync(long epoch, IEnumerable<CounterChange> changes, CancellationToken cancellationToken);

    /// <summary>Forgets the counters of what was deleted.</summary>
    Task ForgetAsync(IEnumerable<long> ids, CancellationToken cancellationToken);
}
