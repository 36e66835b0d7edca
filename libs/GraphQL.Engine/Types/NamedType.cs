using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>
/// A type with a name. It is made with references by name, belongs to one schema, and is complete once
/// <see cref="SchemaBuilder.Build"/> has bound those references.
/// </summary>
public abstract class NamedType : GraphQLType
{
    private protected NamedType(string name) => Name = string.Intern(name);

    /// <summary>The name, interned.</summary>
    public string Name { get; }

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The definition it was read from, or null when made by code.</summary>
    public TypeDefinitionNode? AstNode { get; init; }

    /// <summary>The extensions it was read from, in order.</summary>
    public ImmutableArray<TypeDefinitionNode> ExtensionNodes { get; init; } = [];

    /// <summary>What the executor keeps with the type (a type resolver, a CLR binding); set before the first request.</summary>
    public object? Runtime { get; set; }

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <summary>Whether it is one of the specification's <c>__</c> types.</summary>
    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal virtual void Bind(TypeBinder binder)
    {
    }
}
