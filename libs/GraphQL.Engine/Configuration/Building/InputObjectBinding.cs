using System.Reflection;

namespace GraphQL.Engine.Configuration;

/// <summary>Makes the CLR values of one input object type.</summary>
internal sealed class InputObjectBinding(Type type, ConstructorInfo? constructor, InputFieldBinding[] fields)
{
    private readonly ParameterInfo[] _parameters = constructor?.GetParameters() ?? [];

    public object Create(IReadOnlyDictionary<string, object?> values)
    {
        var arguments = Array.ConvertAll(_parameters, p => Argument(p, values));
        var created = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(arguments);
        foreach (var field in fields)
        {
            // A field that was not given keeps what the CLR type sets by itself.
            if (field.Parameter is null && values.TryGetValue(field.Definition.Name, out var value))
            {
                field.Property.SetValue(created, field.Convert(value));
            }
        }
        return created;
    }

    private object? Argument(ParameterInfo parameter, IReadOnlyDictionary<string, object?> values)
    {
        var field = Array.Find(fields, f => f.Parameter == parameter);
        return field is not null && values.TryGetValue(field.Definition.Name, out var value) ? field.Convert(value)
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : null;
    }
}
