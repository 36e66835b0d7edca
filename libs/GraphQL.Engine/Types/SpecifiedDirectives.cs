using GraphQL.Engine.Language;
using static GraphQL.Engine.Types.DirectiveLocation;

namespace GraphQL.Engine.Types;

/// <summary>The directives that the specification defines; every schema has them.</summary>
public static class SpecifiedDirectives
{
    /// <summary>The reason given by <c>@deprecated</c> alone.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    /// <summary>Whether a directive of that name is defined by the specification.</summary>
    public static bool Contains(string name) => name is "include" or "skip" or "deprecated" or "specifiedBy" or "oneOf";

    internal static DirectiveDefinition[] Create() =>
    [
        Conditional("include", "Directs the executor to include this field or fragment only when the `if` argument is true.",
            "Included when true."),
        Conditional("skip", "Directs the executor to skip this field or fragment when the `if` argument is true.", "Skipped when true."),
        new("deprecated")
        {
            Description = "Marks an element of a GraphQL schema as no longer supported.",
            Locations = [DirectiveLocation.FieldDefinition, ArgumentDefinition, InputFieldDefinition, EnumValue],
            Arguments =
            [
                new("reason", TypeNode.Named("String"))
                {
                    Description = "Explains why this element was deprecated, usually also including a suggestion for how to access "
                        + "supported similar data. Formatted using the Markdown syntax, as specified by "
                        + "[CommonMark](https://commonmark.org/).",
                    DefaultLiteral = new StringValueNode { Value = DefaultDeprecationReason },
                },
            ],
        },
        new("specifiedBy")
        {
            Description = "Exposes a URL that specifies the behavior of this scalar.",
            Locations = [Scalar],
            Arguments =
            [
                new("url", TypeNode.Named("String").NonNull()) { Description = "The URL that specifies the behavior of this scalar." },
            ],
        },
        new("oneOf")
        {
            Description = "Indicates exactly one field must be supplied and this field must not be `null`.",
            Locations = [InputObject],
        },
    ];

    private static DirectiveDefinition Conditional(string name, string description, string condition) => new(name)
    {
        Description = description,
        Locations = [Field, FragmentSpread, InlineFragment],
        Arguments = [new("if", TypeNode.Named("Boolean").NonNull()) { Description = condition }],
    };
}
