namespace FeedBuilder.Planning;

/// <summary>A viewer and an author between whom something changed.</summary>
/// <param name="ViewerId">Whose feed it may matter to.</param>
/// <param name="AuthorId">Whose posts.</param>
/// <param name="Xids">The transactions that changed it.</param>
internal sealed record ChangedEdge(long ViewerId, long AuthorId, IReadOnlyCollection<ulong> Xids);
