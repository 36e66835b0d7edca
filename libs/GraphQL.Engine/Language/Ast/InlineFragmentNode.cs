namespace GraphQL.Engine.Language;

/// <summary><c>... on Type { }</c> or <c>... { }</c>.</summary>
public sealed class InlineFragmentNode : SelectionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    /// <summary>The condition, or null for the enclosing type.</summary>
    public NamedTypeNode? TypeCondition { get; init; }

    /// <summary>Its selections.</summary>
    public required SelectionSetNode SelectionSet { get; init; }
}
