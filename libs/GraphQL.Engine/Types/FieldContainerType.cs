using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>A type with output fields: an object or an interface.</summary>
public abstract class FieldContainerType : NamedType
{
    private FrozenDictionary<string, FieldDefinition> _fieldsByName = FrozenDictionary<string, FieldDefinition>.Empty;

    private protected FieldContainerType(string name)
        : base(name)
    {
    }

    /// <summary>The fields in order, each name once.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; init => field = Members.Distinct(value, f => f.Name); } = [];

    /// <summary>The names of the interfaces that it declares to implement.</summary>
    public ImmutableArray<NamedTypeNode> InterfaceReferences { get; init; } = [];

    /// <summary>The interfaces that it declares to implement, in order.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; private set; } = [];

    /// <summary>
    /// Finds a field of this type; the introspection fields <c>__typename</c>, <c>__schema</c> and <c>__type</c> are not among them.
    /// </summary>
    public bool TryGetField(string name, [NotNullWhen(true)] out FieldDefinition? field) => _fieldsByName.TryGetValue(name, out field);

    internal override void Bind(TypeBinder binder)
    {
        Interfaces = binder.Interfaces(this);
        _fieldsByName = Fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
        for (var i = 0; i < Fields.Length; i++)
        {
            Fields[i].Bind(this, i, binder);
        }
    }
}
