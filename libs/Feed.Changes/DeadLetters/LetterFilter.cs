namespace Feed.Changes;

/// <summary>Which dead letters are meant.</summary>
/// <param name="Group">Those of one consumer group, or null.</param>
/// <param name="Table">Those of one table, or null.</param>
/// <param name="Ids">Those that are named; all when none is.</param>
internal sealed record LetterFilter(string? Group, string? Table, IReadOnlyCollection<string> Ids)
{
    /// <summary>Whether a letter is meant.</summary>
    public bool Matches(StoredLetter letter) =>
        (Group is null || letter.Group == Group) && (Table is null || letter.Table == Table) && (Ids.Count == 0 || Ids.Contains(letter.Id));
}
