namespace GraphQL.Engine;

/// <summary>Where a page stands in its connection.</summary>
/// <param name="hasNextPage">Whether items follow this page.</param>
/// <param name="hasPreviousPage">Whether items precede this page.</param>
/// <param name="startCursor">The cursor of the first edge; null when there is none.</param>
/// <param name="endCursor">The cursor of the last edge; null when there is none.</param>
[GraphQLName("PageInfo")]
[GraphQLDescription("Where a page stands in its connection.")]
public sealed class ConnectionPageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor, string? endCursor)
{
    /// <summary>A page without items.</summary>
    public static ConnectionPageInfo Empty { get; } = new(false, false, null, null);

    /// <summary>Whether items follow this page.</summary>
    [GraphQLDescription("Whether items follow this page.")]
    public bool HasNextPage { get; } = hasNextPage;

    /// <summary>Whether items precede this page.</summary>
    [GraphQLDescription("Whether items precede this page.")]
    public bool HasPreviousPage { get; } = hasPreviousPage;

    /// <summary>The cursor of the first edge; null when there is none.</summary>
    [GraphQLDescription("The cursor of the first edge.")]
    public string? StartCursor { get; } = startCursor;

    /// <summary>The cursor of the last edge; null when there is none.</summary>
    [GraphQLDescription("The cursor of the last edge: send it as `after` to get the next page.")]
    public string? EndCursor { get; } = endCursor;
}
