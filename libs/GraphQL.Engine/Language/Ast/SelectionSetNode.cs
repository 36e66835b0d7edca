using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>Selections in braces.</summary>
public sealed class SelectionSetNode : SyntaxNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    /// <summary>At least one selection.</summary>
    public required ImmutableArray<SelectionNode> Selections { get; init; }
}
