using System.Reflection;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

internal static class EnumTypes
{
    public static EnumType Create(string name, Type type) => new(name)
    {
        Description = Descriptions.Of(type),
        Values =
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f => !f.Has<GraphQLIgnoreAttribute>())
                .Select(f => new EnumValueDefinition(Naming.EnumValue(f), f.GetValue(null))
                {
                    Description = Descriptions.Of(f),
                    DeprecationReason = Descriptions.DeprecationOf(f),
                }),
        ],
    };
}
