namespace Feed.Contracts;

/// <summary>What the search index holds of a post: one row, so that one version guards all of it.</summary>
/// <param name="Id">The post.</param>
/// <param name="Version">The row's; an older one never replaces a newer one.</param>
/// <param name="Text">The text as written; null is a tombstone.</param>
public sealed record PostDocument(long Id, RowVersion Version, string? Text);
