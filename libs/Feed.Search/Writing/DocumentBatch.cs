using Feed.Contracts;

namespace Feed.Search;

/// <summary>Documents to write together. Of one row there is at most one document: the newest.</summary>
/// <param name="Posts">Posts.</param>
/// <param name="Users">Users.</param>
public sealed record DocumentBatch(IReadOnlyList<PostDocument> Posts, IReadOnlyList<UserDocument> Users);
