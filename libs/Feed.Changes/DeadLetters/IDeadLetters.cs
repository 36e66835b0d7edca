namespace Feed.Changes;

/// <summary>Where changes go that could not be handled.</summary>
internal interface IDeadLetters
{
    /// <summary>Stores changes durably with their errors; again is the same as once.</summary>
    Task AddAsync(IReadOnlyCollection<DeadLetter> letters, CancellationToken cancellationToken);
}
