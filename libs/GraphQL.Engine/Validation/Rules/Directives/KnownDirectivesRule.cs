using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A directive that is used is defined, and may be used where it is.</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : IRule
{
    private readonly DirectiveCatalog _catalog = context.Directives;

    public void Register(RuleHandlers on) => on.Enter<DirectiveNode>(SyntaxKind.Directive, Check);

    private void Check(DirectiveNode directive)
    {
        var name = directive.Name.Value;
        if (!_catalog.TryGet(name, out var definition))
        {
            context.Report($"Unknown directive \"@{name}\".", directive);
        }
        else if (Location(context.Ancestors[^1]) is { } location && !definition.Locations.Contains(location))
        {
            context.Report($"Directive \"@{name}\" may not be used on {location}.", directive);
        }
    }

    private string? Location(SyntaxNode node) => node.Kind switch
    {
        SyntaxKind.OperationDefinition => SyntaxFacts.Keyword(((OperationDefinitionNode)node).Operation).ToUpperInvariant(),
        SyntaxKind.Field => "FIELD",
        SyntaxKind.FragmentSpread => "FRAGMENT_SPREAD",
        SyntaxKind.InlineFragment => "INLINE_FRAGMENT",
        SyntaxKind.FragmentDefinition => "FRAGMENT_DEFINITION",
        SyntaxKind.VariableDefinition => "VARIABLE_DEFINITION",
        SyntaxKind.SchemaDefinition or SyntaxKind.SchemaExtension => "SCHEMA",
        SyntaxKind.ScalarTypeDefinition or SyntaxKind.ScalarTypeExtension => "SCALAR",
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension => "OBJECT",
        SyntaxKind.FieldDefinition => "FIELD_DEFINITION",
        SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension => "INTERFACE",
        SyntaxKind.UnionTypeDefinition or SyntaxKind.UnionTypeExtension => "UNION",
        SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension => "ENUM",
        SyntaxKind.EnumValueDefinition => "ENUM_VALUE",
        SyntaxKind.InputObjectTypeDefinition or SyntaxKind.InputObjectTypeExtension => "INPUT_OBJECT",
        SyntaxKind.InputValueDefinition =>
            context.Ancestors[^2] is InputObjectTypeDefinitionNode ? "INPUT_FIELD_DEFINITION" : "ARGUMENT_DEFINITION",
        _ => null,
    };
}
