using System.Reflection;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Configuration;

/// <summary>Reads the GraphQL type of arguments and input fields, and how coerced values become CLR values.</summary>
internal sealed class InputTypes(TypeRegistry registry, InputObjects objects)
{
    /// <summary>The shape of a parameter or property.</summary>
    /// <returns>Null, with a problem noted, when there is none.</returns>
    public InputShape? Of(Type type, NullabilityInfo? nullability, ICustomAttributeProvider element, string where)
    {
        TypeNode? syntax = null;
        if (Descriptions.Find<GraphQLTypeAttribute>(element) is { } declared)
        {
            type = declared.Type ?? type;
            syntax = declared.TypeSyntax is null ? null : Parser.ParseType(new Source(declared.TypeSyntax));
        }
        var shape = Read(type, nullability, syntax, where, element.IsDefined(typeof(IDAttribute), inherit: true) ? "ID" : null);
        return shape is not null && element.IsDefined(typeof(GraphQLNonNullTypeAttribute), inherit: true)
            ? shape with { Type = shape.Type.NonNull() }
            : shape;
    }

    private InputShape? Read(Type type, NullabilityInfo? info, TypeNode? syntax, string where, string? name)
    {
        var nonNull = syntax is null ? !ClrTypes.AllowsNull(type, info) : syntax is NonNullTypeNode;
        syntax = syntax is NonNullTypeNode { Type: var inner } ? inner : syntax;
        var shape = ClrTypes.TryGetItem(type, out var item) && !registry.Scalars.TryGetName(type, out _)
            ? List(type, item, info, (syntax as ListTypeNode)?.Type, where, name)
            : Named(type, name ?? (syntax as NamedTypeNode)?.Name.Value, where);
        return shape is null || !nonNull ? shape : shape with { Type = shape.Type.NonNull() };
    }

    private InputShape? List(Type type, Type item, NullabilityInfo? info, TypeNode? syntax, string where, string? name)
    {
        if (InputLists.For(type, item) is not { } make)
        {
            registry.Problems.Add(where, $"{ClrTypes.Display(type)} cannot be filled: use an array, List<T> or IReadOnlyList<T>.");
            return null;
        }
        return Read(item, ClrTypes.Inner(info), syntax, where, name) is { } inner
            ? new InputShape(inner.Type.List(), value => value is null ? null : make((object?[])value, inner.Convert))
            : null;
    }

    private InputShape? Named(Type type, string? name, string where)
    {
        var clr = Nullable.GetUnderlyingType(type) ?? type;
        if (name is null && clr.IsEnum)
        {
            return new InputShape(TypeNode.Named(registry.Enum(clr).Name), value => value);
        }
        if (name is not null || registry.Scalars.TryGetName(clr, out name))
        {
            registry.Scalars.TryUse(name, out _);
            return new InputShape(TypeNode.Named(name), value => value is null ? null : ScalarInput.Convert(value, clr));
        }
        return registry.Input(clr, where) is { } input ? new InputShape(TypeNode.Named(input), Create) : null;

        object? Create(object? value) => value is null ? null : objects.Create(clr, (IReadOnlyDictionary<string, object?>)value);
    }
}
