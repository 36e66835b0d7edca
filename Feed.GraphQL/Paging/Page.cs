namespace Feed.GraphQL.Paging;

/// <summary>A page of existing things.</summary>
/// <param name="Items">In the order of the connection.</param>
/// <param name="End">The position that the next page continues after; null when there is nothing.</param>
/// <param name="HasMore">Whether another page follows.</param>
internal sealed record Page<T>(IReadOnlyList<PageItem<T>> Items, string? End, bool HasMore);

/// <summary>A thing and its place.</summary>
/// <param name="Node">The thing.</param>
/// <param name="Position">Continues the connection after it.</param>
internal readonly record struct PageItem<T>(T Node, string Position);
