namespace Feed.Timelines;

/// <summary>The cards that a page was checked with, so that whoever shows it need not read them again.</summary>
/// <param name="Posts">Posts by id, deleted ones and those of deleted authors left out.</param>
/// <param name="Authors">Their authors by id.</param>
public sealed record PageCards(IReadOnlyDictionary<long, PostCard> Posts, IReadOnlyDictionary<long, UserCard> Authors);
