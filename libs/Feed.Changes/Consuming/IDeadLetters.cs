using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Where changes go that could not be handled.</summary>
internal interface IDeadLetters
{
    /// <summary>Whether a change is there already, because it was delivered before.</summary>
    Task<bool> ContainsAsync(ChangePosition position, CancellationToken cancellationToken);

    /// <summary>Stores a change durably with its error; again is the same as once.</summary>
    Task AddAsync(Change change, Exception error, int attempts, CancellationToken cancellationToken);
}
