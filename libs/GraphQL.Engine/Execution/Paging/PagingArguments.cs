namespace GraphQL.Engine;

/// <summary>The checked paging arguments of a field; a [UsePaging] resolver takes them as a parameter.</summary>
/// <param name="First">How many items from the front, or null.</param>
/// <param name="After">Only items after this cursor, or null.</param>
/// <param name="Last">How many items from the end, or null.</param>
/// <param name="Before">Only items before this cursor, or null.</param>
public readonly record struct PagingArguments(int? First = null, string? After = null, int? Last = null, string? Before = null);
