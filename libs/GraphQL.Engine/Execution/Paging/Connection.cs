namespace GraphQL.Engine;

/// <summary>A page of a list with cursors, as the Relay connection specification has it.</summary>
public class Connection<T>
{
    private readonly Func<CancellationToken, ValueTask<int>>? _getTotalCount;
    private T[]? _nodes;

    /// <summary>Creates a page.</summary>
    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, int totalCount = 0)
    {
        Edges = edges;
        Info = info;
        TotalCount = totalCount;
    }

    /// <summary>Creates a page whose total is computed only when asked for.</summary>
    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo info, Func<CancellationToken, ValueTask<int>> getTotalCount)
        : this(edges, info) => _getTotalCount = getTotalCount;

    /// <summary>The items with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; }

    /// <summary>Where the page stands; the field pageInfo.</summary>
    public ConnectionPageInfo Info { get; }

    /// <summary>The number of items in all pages, if it was given.</summary>
    public int TotalCount { get; }

    /// <summary>The items alone.</summary>
    public IReadOnlyList<T> Nodes => _nodes ??= [.. Edges.Select(e => e.Node)];

    /// <summary>The number of items in all pages.</summary>
    public ValueTask<int> GetTotalCountAsync(CancellationToken cancellationToken) =>
        _getTotalCount is null ? new ValueTask<int>(TotalCount) : _getTotalCount(cancellationToken);
}
