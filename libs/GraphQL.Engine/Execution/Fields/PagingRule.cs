using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>Checks the paging arguments of a field. Indexes are those of the arguments, -1 where the field has none.</summary>
internal sealed record PagingRule(int First, int After, int Last, int Before, int DefaultSize, int MaxSize, bool RequireBoundaries)
{
    /// <summary>The arguments of a call.</summary>
    /// <exception cref="GraphQLException">A size is out of range, or required and missing.</exception>
    public PagingArguments Read(in ArgumentValues values)
    {
        var (first, last) = (Size(values, First, "first"), Size(values, Last, "last"));
        if (first is null && last is null && RequireBoundaries)
        {
            throw Bad("Give `first` or `last`.");
        }
        return new PagingArguments(first ?? (last is null ? DefaultSize : null), Cursor(values, After), last, Cursor(values, Before));
    }

    private int? Size(in ArgumentValues values, int index, string name)
    {
        var size = index < 0 ? null : values.GetValueOrDefault(index) as int?;
        return size is null or >= 1 && (size ?? 0) <= MaxSize ? size : throw Bad($"`{name}` must be from 1 to {MaxSize}; it is {size}.");
    }

    private static string? Cursor(in ArgumentValues values, int index) => index < 0 ? null : values.GetValueOrDefault(index) as string;

    private static GraphQLException Bad(string message) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(ErrorCodes.BadUserInput).Build());
}
