using System.Reflection;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

internal static class Descriptions
{
    public static string? Of(ICustomAttributeProvider element) => Find<GraphQLDescriptionAttribute>(element)?.Description;

    /// <summary>Why an element should not be used any more: by [GraphQLDeprecated] or [Obsolete].</summary>
    public static string? DeprecationOf(ICustomAttributeProvider element) =>
        Find<GraphQLDeprecatedAttribute>(element)?.DeprecationReason
        ?? (Find<ObsoleteAttribute>(element) is { } obsolete ? obsolete.Message ?? SpecifiedDirectives.DefaultDeprecationReason : null);

    public static T? Find<T>(ICustomAttributeProvider element) where T : Attribute =>
        (T?)element.GetCustomAttributes(typeof(T), inherit: true).FirstOrDefault();
}
