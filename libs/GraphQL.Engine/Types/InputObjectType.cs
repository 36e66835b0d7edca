using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GraphQL.Engine.Types;

/// <summary>An input object type.</summary>
/// <param name="name">The name.</param>
public sealed class InputObjectType(string name) : NamedType(name)
{
    private FrozenDictionary<string, InputValueDefinition> _byName = FrozenDictionary<string, InputValueDefinition>.Empty;

    /// <summary>The fields in order, each name once.</summary>
    public ImmutableArray<InputValueDefinition> Fields { get; init => field = Members.Distinct(value, f => f.Name); } = [];

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; init; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>Finds a field.</summary>
    public bool TryGetField(string name, [NotNullWhen(true)] out InputValueDefinition? field) => _byName.TryGetValue(name, out field);

    internal override void Bind(TypeBinder binder)
    {
        _byName = Fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
        for (var i = 0; i < Fields.Length; i++)
        {
            Fields[i].Bind(i, binder);
        }
    }
}
