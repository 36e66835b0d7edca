using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>
/// Collects types that refer to each other by name and binds them into a schema. Built-in scalars, the specified directives and the
/// introspection types are added by themselves. A builder, and the types given to it, serve once.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly List<NamedType> _types = [];
    private readonly List<DirectiveDefinition> _directives = [];

    /// <summary>The description of the schema, or null.</summary>
    public string? Description { get; set; }

    /// <summary>The root of queries. Without one the schema builds, but is not valid.</summary>
    public NamedTypeNode? QueryType { get; set; }

    /// <summary>The root of mutations, or null.</summary>
    public NamedTypeNode? MutationType { get; set; }

    /// <summary>The root of subscriptions, or null.</summary>
    public NamedTypeNode? SubscriptionType { get; set; }

    /// <summary>The definition it is read from, or null.</summary>
    internal SchemaDefinitionNode? AstNode { get; set; }

    /// <summary>The extensions it is read from.</summary>
    internal IReadOnlyList<SchemaDefinitionNode> ExtensionNodes { get; set; } = [];

    /// <summary>Adds a type.</summary>
    public SchemaBuilder Add(NamedType type)
    {
        _types.Add(type);
        return this;
    }

    /// <summary>Adds a directive; one with the name of a specified directive replaces it.</summary>
    public SchemaBuilder Add(DirectiveDefinition directive)
    {
        _directives.Add(directive);
        return this;
    }

    /// <summary>Binds all references. The rules of the type system are checked apart.</summary>
    /// <exception cref="GraphQLSchemaException">A reference names no type, or a type of the wrong kind; or two types have one
    /// name.</exception>
    public GraphQLSchema Build()
    {
        var byName = new Dictionary<string, NamedType>(StringComparer.Ordinal);
        var duplicates = new List<GraphQLError>();
        foreach (var type in _types)
        {
            if (!byName.TryAdd(type.Name, type))
            {
                duplicates.Add(new GraphQLError($"There can be only one type named \"{type.Name}\".", type.AstNode?.Name));
            }
        }

        ThrowIfAny(duplicates);
        foreach (var type in IntrospectionTypes.Create())
        {
            byName.TryAdd(type.Name, type);
        }

        return Bind(byName);
    }

    private GraphQLSchema Bind(Dictionary<string, NamedType> byName)
    {
        var binder = new TypeBinder(byName);
        var directives = _directives.Concat(SpecifiedDirectives.Create().Where(s => _directives.TrueForAll(d => d.Name != s.Name)))
            .ToArray();
        foreach (var type in byName.Values)
        {
            type.Bind(binder);
        }

        foreach (var directive in directives)
        {
            directive.Bind(binder);
        }

        var roots = new SchemaRoots(
            binder.Root(OperationType.Query, QueryType), binder.Root(OperationType.Mutation, MutationType),
            binder.Root(OperationType.Subscription, SubscriptionType));
        ThrowIfAny(binder.Errors);
        var types = TypeCollector.Collect(_types, roots, directives, byName["__Schema"]);
        return new GraphQLSchema(roots, types, directives, binder)
        {
            Description = Description,
            AstNode = AstNode,
            ExtensionNodes = [.. ExtensionNodes],
        };
    }

    private static void ThrowIfAny(List<GraphQLError> errors)
    {
        if (errors.Count > 0)
        {
            throw new GraphQLSchemaException(errors);
        }
    }
}
