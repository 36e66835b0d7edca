namespace Feed.GraphQL.Storage;

/// <summary>One owner's part of a batch of pages: what has a smaller id than a given one, greatest first.</summary>
/// <param name="OwnerId">The user or post whose list it is.</param>
/// <param name="Size">How many at most.</param>
/// <param name="BeforeId">Exclusive; null for the first page.</param>
internal readonly record struct OwnedPage(long OwnerId, int Size, long? BeforeId);
