namespace Feed.GraphQL.Paging;

/// <summary>Makes Relay connections of pages.</summary>
internal static class Connections
{
    /// <summary>The connection of a page.</summary>
    public static Connection<T> ToConnection<T>(this Page<T> page, CursorScope scope, PageRequest request)
    {
        var edges = new Edge<T>[page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new Edge<T>(page.Items[i].Node, scope.Encode(page.Items[i].Position));
        }

        var end = page.End is null ? null : scope.Encode(page.End);
        return new Connection<T>(
            edges, new ConnectionPageInfo(page.HasMore, hasPreviousPage: request.After is not null, edges.FirstOrDefault()?.Cursor, end));
    }
}
