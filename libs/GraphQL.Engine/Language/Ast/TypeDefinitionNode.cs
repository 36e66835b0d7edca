using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

/// <summary>A type definition, or an extension of one: both have the same parts and most rules treat them alike.</summary>
public abstract class TypeDefinitionNode : DefinitionNode
{
    /// <summary>Whether it begins with <c>extend</c>.</summary>
    public bool IsExtension { get; init; }

    /// <summary>The description, or null; always null on an extension.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name of the type.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}
