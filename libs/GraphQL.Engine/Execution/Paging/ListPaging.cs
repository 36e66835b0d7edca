using System.Globalization;
using System.Text;

namespace GraphQL.Engine.Execution;

/// <summary>
/// Pages of lists in memory; a cursor is the place in the list. For lists that change, answer a <see cref="Connection{T}"/> instead.
/// </summary>
internal static class ListPaging
{
    public static Connection<T>? FromList<T>(IEnumerable<T>? items, PagingArguments arguments)
    {
        if (items is null)
        {
            return null;
        }
        var list = items as IReadOnlyList<T> ?? [.. items];
        var from = arguments.After is null ? 0 : Math.Min(Place(arguments.After) + 1, list.Count);
        var to = arguments.Before is null ? list.Count : Math.Max(from, Math.Min(Place(arguments.Before), list.Count));
        to = arguments.First is { } first ? Math.Min(to, from + first) : to;
        from = arguments.Last is { } last ? Math.Max(from, to - last) : from;
        var edges = Enumerable.Range(from, to - from).Select(i => new Edge<T>(list[i], Cursor(i))).ToArray();
        var info = new ConnectionPageInfo(
            to < list.Count, from > 0, edges.Length == 0 ? null : edges[0].Cursor, edges.Length == 0 ? null : edges[^1].Cursor);
        return new Connection<T>(edges, info, list.Count);
    }

    public static async Task<Connection<T>?> FromTask<TList, T>(Task<TList> items, PagingArguments arguments)
        where TList : IEnumerable<T> => FromList(await items, arguments);

    public static async ValueTask<Connection<T>?> FromValueTask<TList, T>(ValueTask<TList> items, PagingArguments arguments)
        where TList : IEnumerable<T> => FromList(await items, arguments);

    private static string Cursor(int place) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(place.ToString(CultureInfo.InvariantCulture)));

    private static int Place(string cursor)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw new GraphQLException(ErrorBuilder.New().SetMessage("The cursor is malformed.").SetCode(ErrorCodes.BadCursor).Build());
    }
}
