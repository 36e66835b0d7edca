using System.Reflection;
using System.Text;
using System.Text.Json;

namespace GraphQL.Engine.Configuration;

/// <summary>GraphQL names of CLR members, as HotChocolate makes them.</summary>
internal static class Naming
{
    public static string Field(MemberInfo member) => member is PropertyInfo property ? Field(property) : Field((MethodInfo)member);

    /// <summary>A method's field: without Get, without Async when it answers a task, in camel case.</summary>
    public static string Field(MethodInfo method)
    {
        if (Explicit(method) is { } name)
        {
            return name;
        }
        name = method.Name;
        if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 && ClrTypes.IsTask(method.ReturnType))
        {
            name = name[..^5];
        }
        if (name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && !char.IsLower(name[3]))
        {
            name = name[3..];
        }
        return Camel(name);
    }

    public static string Field(PropertyInfo property) => Explicit(property) ?? Camel(property.Name);

    public static string Argument(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<ArgumentAttribute>()?.Name ?? parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name
            ?? Camel(parameter.Name!);

    /// <summary>An enum's value: UPPER_SNAKE_CASE.</summary>
    public static string EnumValue(FieldInfo field) => Explicit(field) ?? UpperSnake(field.Name);

    /// <summary>The name of an output type or enum: its attribute's, or its CLR name; <c>Page&lt;Post&gt;</c> is PageOfPost.</summary>
    public static string Type(Type type) => Explicit(type)
        ?? type.GetCustomAttribute<ObjectTypeAttribute>()?.Name
        ?? type.GetCustomAttribute<InterfaceTypeAttribute>()?.Name
        ?? type.GetCustomAttribute<UnionTypeAttribute>()?.Name
        ?? type.GetCustomAttribute<EnumTypeAttribute>()?.Name
        ?? Plain(type);

    /// <summary>The name of an input object; it ends with Input.</summary>
    public static string Input(Type type)
    {
        if ((Explicit(type) ?? type.GetCustomAttribute<InputObjectTypeAttribute>()?.Name) is { } name)
        {
            return name;
        }
        name = Plain(type);
        return name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    public static string Pascal(string camel) => char.ToUpperInvariant(camel[0]) + camel[1..];

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    public static string UpperSnake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }
            text.Append(char.ToUpperInvariant(name[i]));
        }
        return text.ToString();
    }

    private static string Plain(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}Of{string.Join("And", type.GetGenericArguments().Select(Type))}";
    }

    private static string? Explicit(MemberInfo member) => member.GetCustomAttribute<GraphQLNameAttribute>(inherit: false)?.Name;
}
