using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary><c>directive @name(arguments) repeatable on LOCATIONS</c>.</summary>
public sealed class DirectiveDefinitionNode : DefinitionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The arguments in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; init; } = [];

    /// <summary>Whether it may be used more than once at one location.</summary>
    public bool Repeatable { get; init; }

    /// <summary>Where it may be used.</summary>
    public required ImmutableArray<NameNode> Locations { get; init; }
}
