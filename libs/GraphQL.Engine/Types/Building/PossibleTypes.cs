using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GraphQL.Engine.Types;

/// <summary>Which types a union or interface stands for.</summary>
internal sealed class PossibleTypes
{
    private readonly FrozenDictionary<NamedType, ImmutableArray<ObjectType>> _objects;
    private readonly FrozenDictionary<NamedType, ImmutableArray<InterfaceType>> _interfaces;
    private readonly FrozenSet<(NamedType Abstract, NamedType Sub)> _pairs;

    public PossibleTypes(ImmutableArray<NamedType> types)
    {
        var implementations = types.OfType<FieldContainerType>()
            .SelectMany(type => type.Interfaces.Select(contract => (Abstract: (NamedType)contract, Sub: (NamedType)type)));
        var members = types.OfType<UnionType>()
            .SelectMany(union => union.Members.Select(member => (Abstract: (NamedType)union, Sub: (NamedType)member)));
        var pairs = implementations.Concat(members).ToArray();
        _pairs = pairs.ToFrozenSet();
        _objects = Group<ObjectType>(pairs);
        _interfaces = Group<InterfaceType>(pairs);
    }

    public ImmutableArray<ObjectType> Objects(NamedType type) => _objects.TryGetValue(type, out var objects) ? objects : [];

    public ImmutableArray<InterfaceType> Interfaces(NamedType type) => _interfaces.TryGetValue(type, out var interfaces) ? interfaces : [];

    public bool IsSubType(NamedType abstractType, NamedType maybeSubType) => _pairs.Contains((abstractType, maybeSubType));

    private static FrozenDictionary<NamedType, ImmutableArray<T>> Group<T>((NamedType Abstract, NamedType Sub)[] pairs) =>
        pairs.Where(p => p.Sub is T).GroupBy(p => p.Abstract, p => (T)(object)p.Sub)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
}
