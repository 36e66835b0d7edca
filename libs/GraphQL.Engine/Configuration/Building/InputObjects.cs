using System.Reflection;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>
/// The input object types and how their CLR values are made: by the constructor whose parameters are fields, then by the other setters.
/// </summary>
internal sealed class InputObjects(TypeRegistry registry)
{
    private readonly Dictionary<Type, InputObjectBinding> _bindings = [];

    /// <summary>A value of a CLR type from coerced fields.</summary>
    public object Create(Type type, IReadOnlyDictionary<string, object?> fields) => _bindings[type].Create(fields);

    /// <summary>Builds the types that arguments refer to, and those that they refer to.</summary>
    public IEnumerable<InputObjectType> BuildAll(InputTypes types)
    {
        while (registry.PendingInputs.TryDequeue(out var type))
        {
            yield return Build(type, types);
        }
    }

    private InputObjectType Build(Type type, InputTypes types)
    {
        var constructor = ConstructorOf(type);
        var parameters = constructor?.GetParameters() ?? [];
        var fields = new List<InputFieldBinding>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var parameter = Array.Find(parameters, p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            if (!property.Has<GraphQLIgnoreAttribute>() && (parameter is not null || property.SetMethod is { IsPublic: true })
                && Field(property, parameter, types) is { } field)
            {
                fields.Add(field);
            }
        }
        if (fields.Count == 0)
        {
            registry.Problems.Add(
                type, "as an input object it has no field: it needs public properties with setters, or constructor parameters.");
        }
        _bindings.Add(type, new InputObjectBinding(type, constructor, [.. fields]));
        return new InputObjectType(Naming.Input(type))
        {
            Description = Descriptions.Of(type),
            IsOneOf = type.Has<OneOfAttribute>(),
            Fields = [.. fields.Select(f => f.Definition)],
        };
    }

    private InputFieldBinding? Field(PropertyInfo property, ParameterInfo? parameter, InputTypes types)
    {
        if (types.Of(property.PropertyType, registry.Nullability.Create(property), property, ClrTypes.Display(property)) is not { } shape)
        {
            return null;
        }
        var literal = Descriptions.Find<DefaultValueAttribute>(property) is { } given ? Literals.Of(given.Value)
            : parameter is { HasDefaultValue: true, DefaultValue: { } value } ? Literals.Of(value, property.PropertyType)
            : null;
        var definition = new InputValueDefinition(Naming.Field(property), shape.Type)
        {
            Description = Descriptions.Of(property),
            DeprecationReason = Descriptions.DeprecationOf(property),
            DefaultLiteral = literal,
        };
        return new InputFieldBinding(definition, property, parameter, shape.Convert);
    }

    private ConstructorInfo? ConstructorOf(Type type)
    {
        // A record's primary constructor, or whatever has most of the properties.
        var names = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = type.GetConstructors().Where(c => c.GetParameters().All(p => names.Contains(p.Name!)))
            .MaxBy(c => c.GetParameters().Length);
        if (found is null && !type.IsValueType)
        {
            registry.Problems.Add(
                type, "as an input object it needs a public constructor whose parameters are named as its properties, or none.");
        }
        return found;
    }
}
