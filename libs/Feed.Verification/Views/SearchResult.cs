namespace Feed.Verification;

/// <summary>
/// What a search finds. What counts as a word at the edges (addresses, other scripts, emoji) is the index's own affair, so an oracle
/// answers with two bounds; the index itself answers with one set for both.
/// </summary>
/// <param name="Certain">Posts that every index must find.</param>
/// <param name="Possible">Posts that an index may find; includes the certain ones.</param>
public sealed record SearchResult(IReadOnlySet<long> Certain, IReadOnlySet<long> Possible);
