using System.Collections.Immutable;

namespace GraphQL.Engine.Types;

/// <summary>
/// All types of a schema in graphql-js's order: the given types as given, each followed by what only it and later ones refer to.
/// </summary>
internal sealed class TypeCollector
{
    private readonly HashSet<NamedType> _seen = [];
    private readonly List<NamedType> _order = [];

    // A stack of its own, for chains of types may be long; a stack reverses, so what is pushed is pushed last to first.
    private readonly Stack<NamedType> _pending = new();

    public static ImmutableArray<NamedType> Collect(
        List<NamedType> types, SchemaRoots roots, DirectiveDefinition[] directives, NamedType introspection)
    {
        var collector = new TypeCollector();
        collector._seen.UnionWith(types);
        foreach (var type in types)
        {
            collector.Add(type);
            collector.Drain();
        }

        IEnumerable<NamedType?> others =
        [
            roots.Query, roots.Mutation, roots.Subscription, .. directives.SelectMany(d => d.Arguments).Select(a => a.Type.Named),
            introspection,
        ];
        foreach (var other in others.OfType<NamedType>())
        {
            collector._pending.Push(other);
            collector.Drain();
        }

        return [.. collector._order];
    }

    private void Add(NamedType type)
    {
        _order.Add(type);
        foreach (var other in References(type).Reverse())
        {
            _pending.Push(other);
        }
    }

    private void Drain()
    {
        while (_pending.TryPop(out var type))
        {
            if (_seen.Add(type))
            {
                Add(type);
            }
        }
    }

    private static IEnumerable<NamedType> References(NamedType type) => type switch
    {
        UnionType union => union.Members,
        FieldContainerType container => container.Interfaces.AsEnumerable<NamedType>()
            .Concat(container.Fields.SelectMany(f => f.Arguments.Select(a => a.Type.Named).Prepend(f.Type.Named))),
        InputObjectType input => input.Fields.Select(f => f.Type.Named),
        _ => [],
    };
}
