using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>enum Name { }</c>, or its extension.</summary>
public sealed class EnumTypeDefinitionNode : TypeDefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.EnumTypeExtension : SyntaxKind.EnumTypeDefinition;

    /// <summary>The values in order.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; init; } = [];
}
