using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GraphQL.Engine.Types;

/// <summary>An enum: names, each standing for a CLR value.</summary>
/// <param name="name">The name.</param>
public sealed class EnumType(string name) : NamedType(name)
{
    private FrozenDictionary<string, EnumValueDefinition> _byName = FrozenDictionary<string, EnumValueDefinition>.Empty;
    private FrozenDictionary<object, EnumValueDefinition> _byValue = FrozenDictionary<object, EnumValueDefinition>.Empty;

    /// <summary>The values in order, each name once.</summary>
    public ImmutableArray<EnumValueDefinition> Values { get; init => field = Members.Distinct(value, v => v.Name); } = [];

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>Finds a value by its name in GraphQL.</summary>
    public bool TryGetValue(string name, [NotNullWhen(true)] out EnumValueDefinition? value) => _byName.TryGetValue(name, out value);

    /// <summary>Finds a value by what it stands for.</summary>
    public bool TryGetName(object clrValue, [NotNullWhen(true)] out EnumValueDefinition? value) =>
        _byValue.TryGetValue(clrValue, out value);

    internal override void Bind(TypeBinder binder)
    {
        _byName = Values.ToFrozenDictionary(v => v.Name, StringComparer.Ordinal);
        _byValue = Values.DistinctBy(v => v.Value).ToFrozenDictionary(v => v.Value);
    }
}
