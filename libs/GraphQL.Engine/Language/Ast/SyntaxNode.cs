namespace GraphQL.Engine.Language;

/// <summary>A node of the syntax tree. Nodes are immutable; one tree may serve many requests at once.</summary>
public abstract class SyntaxNode
{
    /// <summary>What the node is, for dispatch without type tests.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>Where the node was written; empty for nodes made by code or parsed with <see cref="ParseOptions.NoLocation"/>.</summary>
    public Location Location { get; init; }

    /// <summary>The node as GraphQL text.</summary>
    public sealed override string ToString() => SyntaxPrinter.Print(this);
}
