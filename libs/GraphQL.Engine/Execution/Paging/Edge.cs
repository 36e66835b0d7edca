namespace GraphQL.Engine;

/// <summary>One item of a connection.</summary>
/// <param name="node">The item.</param>
/// <param name="cursor">Its cursor, opaque to the client.</param>
public class Edge<T>(T node, string cursor)
{
    /// <summary>The item.</summary>
    public T Node { get; } = node;

    /// <summary>Identifies the item in its connection, to be sent back as after or before.</summary>
    public string Cursor { get; } = cursor;
}
