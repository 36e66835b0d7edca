namespace GraphQL.Engine.Language;

/// <summary><c>...Name</c>.</summary>
public sealed class FragmentSpreadNode : SelectionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    /// <summary>The fragment spread here.</summary>
    public required NameNode Name { get; init; }
}
