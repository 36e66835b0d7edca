using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>Fields in braces.</summary>
public sealed class ObjectValueNode : ValueNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    /// <summary>The fields in order, duplicates included.</summary>
    public required ImmutableArray<ObjectFieldNode> Fields { get; init; }
}
