using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace GraphQL.Engine.Configuration;

/// <summary>Questions about CLR types.</summary>
internal static class ClrTypes
{
    public static bool IsTask(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask) || IsGeneric(type, typeof(Task<>), typeof(ValueTask<>));

    public static bool IsGeneric(Type type, params ReadOnlySpan<Type> definitions) =>
        type.IsGenericType && definitions.Contains(type.GetGenericTypeDefinition());

    /// <summary>The item type of a list; a string is none.</summary>
    public static bool TryGetItem(Type type, [NotNullWhen(true)] out Type? item)
    {
        item = type == typeof(string) ? null
            : IsGeneric(type, typeof(IEnumerable<>)) ? type.GetGenericArguments()[0]
            : type.IsArray ? type.GetElementType()
            : type.GetInterfaces().FirstOrDefault(i => IsGeneric(i, typeof(IEnumerable<>)))?.GetGenericArguments()[0];
        return item is not null;
    }

    /// <summary>The node type, when the type is a connection.</summary>
    public static Type? ConnectionNode(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsGeneric(current, typeof(Connection<>)))
            {
                return current.GetGenericArguments()[0];
            }
        }
        return null;
    }

    /// <summary>What is known of the items of a list, or of what is in a task.</summary>
    public static NullabilityInfo? Inner(NullabilityInfo? info) =>
        info?.ElementType ?? (info?.GenericTypeArguments is [var single] ? single : null);

    public static bool AllowsNull(Type type, NullabilityInfo? info) =>
        type.IsValueType ? Nullable.GetUnderlyingType(type) is not null : info?.ReadState != NullabilityState.NotNull;

    /// <summary>A name for messages: with its generic arguments, without its namespace.</summary>
    public static string Display(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }
        var name = type.Name.Split('`')[0];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Display))}>";
    }

    public static string Display(MemberInfo member) =>
        member is Type type ? Display(type) : $"{Display(member.DeclaringType!)}.{member.Name}";
}
