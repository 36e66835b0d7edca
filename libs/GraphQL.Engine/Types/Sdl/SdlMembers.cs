using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>Fields, arguments, enum values and directives from their definitions.</summary>
internal static class SdlMembers
{
    public static FieldDefinition Field(FieldDefinitionNode node) => new(node.Name.Value, node.Type)
    {
        Description = node.Description?.Value,
        Arguments = [.. node.Arguments.Select(InputValue)],
        DeprecationReason = DeprecationReason(node.Directives),
        AstNode = node,
    };

    public static InputValueDefinition InputValue(InputValueDefinitionNode node) => new(node.Name.Value, node.Type)
    {
        Description = node.Description?.Value,
        DefaultLiteral = node.DefaultValue,
        DeprecationReason = DeprecationReason(node.Directives),
        AstNode = node,
    };

    public static EnumValueDefinition EnumValue(EnumValueDefinitionNode node) => new(node.Name.Value)
    {
        Description = node.Description?.Value,
        DeprecationReason = DeprecationReason(node.Directives),
        AstNode = node,
    };

    public static DirectiveDefinition Directive(DirectiveDefinitionNode node) => new(node.Name.Value)
    {
        Description = node.Description?.Value,
        Arguments = [.. node.Arguments.Select(InputValue)],
        Locations = [.. node.Locations.Select(location => DirectiveLocations.TryParse(location.Value, out var known) ? known : default)],
        IsRepeatable = node.Repeatable,
        AstNode = node,
    };

    /// <summary>The text given to an argument of a directive; null when the directive or the argument is not there.</summary>
    public static string? TextArgument(ImmutableArray<DirectiveNode> directives, string directive, string argument) =>
        directives.FirstOrDefault(d => d.Name.Value == directive)?.Arguments
            .Where(a => a.Name.Value == argument).Select(a => (a.Value as StringValueNode)?.Value).FirstOrDefault();

    private static string? DeprecationReason(ImmutableArray<DirectiveNode> directives)
    {
        var deprecated = directives.FirstOrDefault(d => d.Name.Value == "deprecated");
        return deprecated is null || deprecated.Arguments.Any(a => a.Name.Value == "reason")
            ? TextArgument(directives, "deprecated", "reason")
            : SpecifiedDirectives.DefaultDeprecationReason;
    }
}
