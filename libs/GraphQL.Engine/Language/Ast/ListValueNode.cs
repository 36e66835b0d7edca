using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>Values in brackets.</summary>
public sealed class ListValueNode : ValueNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    /// <summary>The items in order.</summary>
    public required ImmutableArray<ValueNode> Values { get; init; }
}
