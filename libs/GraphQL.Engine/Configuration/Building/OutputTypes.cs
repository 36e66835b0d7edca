using System.Reflection;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Configuration;

/// <summary>Reads the GraphQL type of a field from the CLR type of its values, its nullability and its attributes.</summary>
internal sealed class OutputTypes(TypeRegistry registry)
{
    /// <summary>The shape of a field.</summary>
    /// <param name="type">The CLR type, without a task around it.</param>
    /// <param name="nullability">What the compiler knows of its nulls.</param>
    /// <param name="member">The method or property, for its attributes.</param>
    /// <returns>Null, with a problem noted, when there is none.</returns>
    public OutputShape? Of(Type type, NullabilityInfo? nullability, MemberInfo member)
    {
        var where = ClrTypes.Display(member);
        if (Descriptions.Find<GraphQLTypeAttribute>(member) is { } declared)
        {
            return declared.Type is { } other
                ? Read(type, nullability, null, where, other)
                : Syntax(declared.TypeSyntax!, where) is { } syntax ? Read(type, nullability, syntax, where, null) : null;
        }
        var id = member.IsDefined(typeof(IDAttribute), inherit: true) ? "ID" : null;
        var shape = Read(type, nullability, null, where, null, id);
        return shape is not null && member.IsDefined(typeof(GraphQLNonNullTypeAttribute), inherit: true)
            ? shape with { Type = shape.Type.NonNull() }
            : shape;
    }

    /// <summary>The shape of a type by itself.</summary>
    public OutputShape? Of(Type type, NullabilityInfo? nullability, string where) => Read(type, nullability, null, where, null);

    private OutputShape? Read(Type type, NullabilityInfo? info, TypeNode? syntax, string where, Type? named, string? name = null)
    {
        var nonNull = syntax is null ? !ClrTypes.AllowsNull(type, info) : syntax is NonNullTypeNode;
        syntax = syntax is NonNullTypeNode { Type: var inner } ? inner : syntax;
        var shape = ClrTypes.TryGetItem(type, out var item) && !registry.Scalars.TryGetName(type, out _)
            ? List(type, item, info, syntax, where, named, name)
            : Named(type, info, syntax, where, named, name);
        return shape is null || !nonNull ? shape : shape with { Type = shape.Type.NonNull() };
    }

    private OutputShape? List(Type type, Type item, NullabilityInfo? info, TypeNode? syntax, string where, Type? named, string? name)
    {
        if (syntax is not null and not ListTypeNode)
        {
            registry.Problems.Add(where, $"[GraphQLType] says {syntax}, but {ClrTypes.Display(type)} is a list.");
            return null;
        }
        if (Read(item, ClrTypes.Inner(info), (syntax as ListTypeNode)?.Type, where, named, name) is not { } inner)
        {
            return null;
        }
        return inner.Leaf is null
            ? new OutputShape(type, inner.Type.List(), null, Reader(item, inner.Items))
            : new OutputShape(type, inner.Type.List(), LeafWriterFactory.List(type, item, inner.Leaf, inner.Type is NonNullTypeNode), null);
    }

    private OutputShape? Named(Type type, NullabilityInfo? info, TypeNode? syntax, string where, Type? other, string? name)
    {
        name ??= (syntax as NamedTypeNode)?.Name.Value;
        var source = other ?? Nullable.GetUnderlyingType(type) ?? type;
        if (name is null && source.IsEnum)
        {
            return Leaf(type, source, LeafWriterFactory.Enum(registry.Enum(source), type));
        }
        if (name is null && ClrTypes.ConnectionNode(source) is { } node)
        {
            return Connection(type, node, info, where, ConnectionOptions.Default);
        }
        if (name is null && !registry.Scalars.TryGetName(source, out name))
        {
            name = registry.Output(source, where);
        }
        if (name is not null && registry.Scalars.TryUse(name, out var scalar))
        {
            return new OutputShape(type, TypeNode.Named(name), LeafWriterFactory.Scalar(scalar, type), null);
        }
        if (name is not null && registry.TryGetEnum(name, out var names))
        {
            return new OutputShape(type, TypeNode.Named(name), LeafWriterFactory.Enum(names, type), null);
        }
        return name is null ? null : new OutputShape(type, TypeNode.Named(name), null, null);
    }

    /// <summary>The shape of a connection of nodes.</summary>
    public OutputShape? Connection(Type type, Type node, NullabilityInfo? info, string where, ConnectionOptions options)
    {
        var nodeInfo = info?.GenericTypeArguments is [var single] ? single : null;
        if (Read(node, nodeInfo, null, where, null) is not { } shape)
        {
            return null;
        }
        var spec = new ConnectionSpec(options.Name ?? shape.Type.NamedType.Name.Value, node, shape, options.IncludeTotalCount);
        if (registry.Connections.TryAdd(spec.Name, spec) || spec.IsSameAs(registry.Connections[spec.Name]))
        {
            return new OutputShape(type, TypeNode.Named($"{spec.Name}Connection"), null, null);
        }
        registry.Problems.Add(where, $"there is another connection named {spec.Name}Connection: give one of them another ConnectionName.");
        return null;
    }

    private static OutputShape Leaf(Type type, Type named, object leaf) => new(type, TypeNode.Named(Naming.Type(named)), leaf, null);

    private static ListReader Reader(Type item, ListReader? inner) =>
        ((IListReaderFactory)Activator.CreateInstance(typeof(ListReaderFactory<>).MakeGenericType(item))!).Create(inner);

    private TypeNode? Syntax(string text, string where)
    {
        try
        {
            return Parser.ParseType(new Source(text));
        }
        catch (GraphQLSyntaxException e)
        {
            registry.Problems.Add(where, $"[GraphQLType(\"{text}\")] is no type: {e.Message}");
            return null;
        }
    }
}
