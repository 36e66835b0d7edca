namespace GraphQL.Engine.Configuration;

/// <summary>A connection type to be built with its edge type.</summary>
/// <param name="Name">The name without Connection and Edge.</param>
/// <param name="Node">The CLR type of the nodes.</param>
/// <param name="NodeShape">How nodes appear.</param>
/// <param name="IncludeTotalCount">Whether there is a field totalCount.</param>
internal sealed record ConnectionSpec(string Name, Type Node, OutputShape NodeShape, bool IncludeTotalCount)
{
    /// <summary>Whether another field may share the types.</summary>
    public bool IsSameAs(ConnectionSpec other) =>
        Node == other.Node && IncludeTotalCount == other.IncludeTotalCount && NodeShape.Type.ToString() == other.NodeShape.Type.ToString();
}
