using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>A schema: immutable once the executor has attached its resolvers, and safe to share.</summary>
public sealed class GraphQLSchema
{
    private readonly FrozenDictionary<string, NamedType> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly PossibleTypes _possible;
    private readonly TypeBinder _binder;

    internal GraphQLSchema(SchemaRoots roots, ImmutableArray<NamedType> types, DirectiveDefinition[] directives, TypeBinder binder)
    {
        (QueryType, MutationType, SubscriptionType) = (roots.Query, roots.Mutation, roots.Subscription);
        Types = types;
        Directives = [.. directives];
        _binder = binder;
        _types = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        _directives = directives.DistinctBy(d => d.Name, StringComparer.Ordinal).ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        _possible = new PossibleTypes(types);
        MetaFields = new MetaFields(binder);
        DefaultValues.CoerceAll(this);
    }

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>The root of queries; null only in a schema that is not valid.</summary>
    public ObjectType? QueryType { get; }

    /// <summary>The root of mutations, or null.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions, or null.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>Every type, with the built-in scalars in use and the introspection types, in the order of introspection.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>Every directive, the specified ones included.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; }

    /// <summary>The fields <c>__typename</c>, <c>__schema</c> and <c>__type</c>.</summary>
    public MetaFields MetaFields { get; }

    /// <summary>The definition it was read from, or null.</summary>
    public SchemaDefinitionNode? AstNode { get; internal init; }

    /// <summary>The extensions it was read from.</summary>
    public ImmutableArray<SchemaDefinitionNode> ExtensionNodes { get; internal init; } = [];

    /// <summary>Finds a type by name.</summary>
    public bool TryGetType(string name, [NotNullWhen(true)] out NamedType? type) => _types.TryGetValue(name, out type);

    /// <summary>A type by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such type of that kind.</exception>
    public T GetType<T>(string name)
        where T : NamedType => _types.GetValueOrDefault(name) as T ?? throw new KeyNotFoundException($"No {typeof(T).Name} named {name}.");

    /// <summary>Finds a directive by name.</summary>
    public bool TryGetDirective(string name, [NotNullWhen(true)] out DirectiveDefinition? directive) =>
        _directives.TryGetValue(name, out directive);

    /// <summary>The root type of an operation, or null.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>Finds a field of a composite type as a selection may name it: declared, or one of <see cref="MetaFields"/>.</summary>
    public bool TryGetField(NamedType parent, string name, [NotNullWhen(true)] out FieldDefinition? field)
    {
        if (name.StartsWith("__", StringComparison.Ordinal)
            && MetaFields.Find(parent, name, ReferenceEquals(parent, QueryType)) is { } meta)
        {
            field = meta;
            return true;
        }

        field = null;
        return parent is FieldContainerType container && container.TryGetField(name, out field);
    }

    /// <summary>The type that a reference of a document names; false when there is no such type.</summary>
    public bool TryResolve(TypeNode reference, [NotNullWhen(true)] out GraphQLType? type)
    {
        type = null;
        return _types.ContainsKey(reference.NamedType.Name.Value) && _binder.TryResolve(reference, out type);
    }

    /// <summary>The objects that a value of an interface or union can be, in the order of the schema.</summary>
    public ImmutableArray<ObjectType> GetPossibleTypes(NamedType abstractType) => _possible.Objects(abstractType);

    /// <summary>The interfaces that implement an interface, in the order of the schema.</summary>
    public ImmutableArray<InterfaceType> GetImplementingInterfaces(InterfaceType type) => _possible.Interfaces(type);

    /// <summary>
    /// Whether every value of the second type is one of the first: a member of the union, or an implementation of the interface.
    /// </summary>
    public bool IsSubType(NamedType abstractType, NamedType maybeSubType) => _possible.IsSubType(abstractType, maybeSubType);
}
