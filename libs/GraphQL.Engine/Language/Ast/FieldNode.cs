using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>A field selection.</summary>
public sealed class FieldNode : SelectionNode
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Field;

    /// <summary>The alias, or null.</summary>
    public NameNode? Alias { get; init; }

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The arguments in order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; init; } = [];

    /// <summary>The subselection, or null.</summary>
    public SelectionSetNode? SelectionSet { get; init; }

    /// <summary>The name in the response: the alias, or the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}
