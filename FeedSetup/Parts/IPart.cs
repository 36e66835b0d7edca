namespace FeedSetup.Parts;

/// <summary>Something that the stack needs of a server that is not ours.</summary>
internal interface IPart
{
    /// <summary>What it is, for people.</summary>
    string Name { get; }

    /// <summary>How long to leave it alone while it is as declared.</summary>
    TimeSpan BetweenLooks { get; }

    /// <summary>Makes what is missing and changes what differs.</summary>
    /// <param name="cancellationToken">Cancels the work; it can be done again.</param>
    /// <returns>Null when it is as declared, else why not yet.</returns>
    /// <exception cref="AppHost.Local.LocalStackException">Trying again is of no use; the message says what to do.</exception>
    Task<Problem?> KeepAsync(CancellationToken cancellationToken);
}
