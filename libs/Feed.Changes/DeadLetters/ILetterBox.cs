namespace Feed.Changes;

/// <summary>A place where dead letters are kept, as people look into it.</summary>
internal interface ILetterBox
{
    /// <summary>The letters that a filter means, oldest first.</summary>
    IAsyncEnumerable<StoredLetter> ListAsync(LetterFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Puts changes back to be tried again, with no attempts, as late ones: the group's worker takes them within seconds of its running. They leave
    /// this place.
    /// </summary>
    /// <param name="letters">Of one group; each has its change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ReplayAsync(IReadOnlyCollection<StoredLetter> letters, CancellationToken cancellationToken);

    /// <summary>Forgets letters.</summary>
    Task DropAsync(IReadOnlyCollection<StoredLetter> letters, CancellationToken cancellationToken);
}
