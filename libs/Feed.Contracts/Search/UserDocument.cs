namespace Feed.Contracts;

/// <summary>What the search index holds of a user: one row, so that one version guards all of it.</summary>
/// <param name="Id">The user.</param>
/// <param name="Version">The row's; an older one never replaces a newer one.</param>
/// <param name="Row">The names as written; null is a tombstone.</param>
public sealed record UserDocument(long Id, RowVersion Version, UserRow? Row);
