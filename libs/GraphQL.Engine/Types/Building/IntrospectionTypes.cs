using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>
/// The types of the introspection system, made anew for each schema because the executor attaches resolvers to their fields.
/// </summary>
internal static class IntrospectionTypes
{
    private static TypeNode Text => TypeNode.Named("String");

    private static TypeNode Flag => TypeNode.Named("Boolean");

    private static TypeNode Type => TypeNode.Named("__Type");

    private static FieldDefinition[] Named => [new("name", Text.NonNull()), new("description", Text)];

    private static FieldDefinition[] Deprecable => [new("isDeprecated", Flag.NonNull()), new("deprecationReason", Text)];

    public static NamedType[] Create() =>
        [Schema(), TypeType(), IntrospectionEnums.TypeKind(), Field(), InputValue(), EnumValue(), Directive(),
            IntrospectionEnums.DirectiveLocation()];

    private static ObjectType Schema() => new("__Schema")
    {
        Description = "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on "
            + "the server, as well as the entry points for query, mutation, and subscription operations.",
        Fields =
        [
            new("description", Text),
            new("types", ListOf("__Type")) { Description = "A list of all types supported by this server." },
            new("queryType", Type.NonNull()) { Description = "The type that query operations will be rooted at." },
            new("mutationType", Type)
            {
                Description = "If this server supports mutation, the type that mutation operations will be rooted at.",
            },
            new("subscriptionType", Type)
            {
                Description = "If this server support subscription, the type that subscription operations will be rooted at.",
            },
            new("directives", ListOf("__Directive")) { Description = "A list of all directives supported by this server." },
        ],
    };

    private static ObjectType TypeType() => new("__Type")
    {
        Description = "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented "
            + "by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields describe information about that type. Scalar "
            + "types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their "
            + "values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the "
            + "Object types possible at runtime. List and NonNull types compose other types.",
        Fields =
        [
            new("kind", TypeNode.Named("__TypeKind").NonNull()),
            new("name", Text),
            new("description", Text),
            new("specifiedByURL", Text),
            new("fields", NullableListOf("__Field")) { Arguments = IncludeDeprecated() },
            new("interfaces", NullableListOf("__Type")),
            new("possibleTypes", NullableListOf("__Type")),
            new("enumValues", NullableListOf("__EnumValue")) { Arguments = IncludeDeprecated() },
            new("inputFields", NullableListOf("__InputValue")) { Arguments = IncludeDeprecated() },
            new("ofType", Type),
            new("isOneOf", Flag),
        ],
    };

    private static ObjectType Field() => new("__Field")
    {
        Description = "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of "
            + "arguments, and a return type.",
        Fields =
        [
            .. Named,
            new("args", ListOf("__InputValue")) { Arguments = IncludeDeprecated() },
            new("type", Type.NonNull()),
            .. Deprecable,
        ],
    };

    private static ObjectType InputValue() => new("__InputValue")
    {
        Description = "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values "
            + "which describe their type and optionally a default value.",
        Fields =
        [
            .. Named,
            new("type", Type.NonNull()),
            new("defaultValue", Text) { Description = "A GraphQL-formatted string representing the default value for this input value." },
            .. Deprecable,
        ],
    };

    private static ObjectType EnumValue() => new("__EnumValue")
    {
        Description = "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric "
            + "value. However an Enum value is returned in a JSON response as a string.",
        Fields = [.. Named, .. Deprecable],
    };

    private static ObjectType Directive() => new("__Directive")
    {
        Description = "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL "
            + "document.\n\nIn some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments "
            + "will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional "
            + "information to the executor.",
        Fields =
        [
            .. Named,
            new("isRepeatable", Flag.NonNull()),
            new("locations", ListOf("__DirectiveLocation")),
            new("args", ListOf("__InputValue")) { Arguments = IncludeDeprecated() },
        ],
    };

    private static ListTypeNode NullableListOf(string name) => TypeNode.Named(name).NonNull().List();

    private static NonNullTypeNode ListOf(string name) => NullableListOf(name).NonNull();

    private static ImmutableArray<InputValueDefinition> IncludeDeprecated() =>
        [new("includeDeprecated", Flag) { DefaultLiteral = new BooleanValueNode { Value = false } }];
}
