namespace Feed.GraphQL.Paging;

/// <summary>The paging arguments of a field, checked.</summary>
/// <param name="First">How many items: 1 to 50.</param>
/// <param name="After">Position to continue after, or null.</param>
internal readonly record struct PageRequest(int First, string? After)
{
    public const int DefaultSize = 20;
    public const int MaxSize = 50;

    /// <summary>Checks the arguments of a field.</summary>
    /// <exception cref="GraphQLException">The size is out of range, or the cursor is not one of this connection.</exception>
    public static PageRequest Of(int? first, string? after, CursorScope scope)
    {
        var size = first ?? DefaultSize;
        if (size is < 1 or > MaxSize)
        {
            throw Errors.BadInput($"`first` must be from 1 to {MaxSize}; it is {size}.");
        }

        return after is null ? new PageRequest(size, null)
            : scope.TryDecode(after, out var position) ? new PageRequest(size, position)
            : throw Errors.BadCursor();
    }

    /// <summary>Reads a position that is an id: everything before it in the order newest first.</summary>
    /// <exception cref="GraphQLException">It is not.</exception>
    public static long? Before(string? position) =>
        position is null ? null : FeedId.TryParse(position, out var id) ? id : throw Errors.BadCursor();
}
