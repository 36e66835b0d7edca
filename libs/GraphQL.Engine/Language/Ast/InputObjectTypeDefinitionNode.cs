using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>input Name { }</c>, or its extension.</summary>
public sealed class InputObjectTypeDefinitionNode : TypeDefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.InputObjectTypeExtension : SyntaxKind.InputObjectTypeDefinition;

    /// <summary>The fields in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; init; } = [];
}
