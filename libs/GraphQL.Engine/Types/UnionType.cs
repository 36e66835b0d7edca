using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>A union of object types.</summary>
/// <param name="name">The name.</param>
public sealed class UnionType(string name) : NamedType(name)
{
    /// <summary>The names of the members.</summary>
    public ImmutableArray<NamedTypeNode> MemberReferences { get; init; } = [];

    /// <summary>The members in order.</summary>
    public ImmutableArray<ObjectType> Members { get; private set; } = [];

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Union;

    internal override void Bind(TypeBinder binder) => Members = binder.Members(this);
}
