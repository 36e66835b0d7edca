using System.Reflection;

namespace GraphQL.Engine.Configuration;

internal static class AttributedTypes
{
    /// <summary>Whether a type says by an attribute that it belongs to the schema.</summary>
    public static bool IsMarked(Type type) => type.GetCustomAttributes(inherit: false).Any(IsMarker);

    public static bool Has<T>(this MemberInfo member) where T : Attribute => member.IsDefined(typeof(T), inherit: false);

    private static bool IsMarker(object attribute) => attribute is QueryTypeAttribute or MutationTypeAttribute or SubscriptionTypeAttribute
        or ObjectTypeAttribute or ExtendObjectTypeAttribute or InterfaceTypeAttribute or UnionTypeAttribute
        || (attribute.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ObjectTypeAttribute<>));
}
