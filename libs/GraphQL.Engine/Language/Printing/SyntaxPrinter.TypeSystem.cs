using System.Collections.Immutable;

namespace GraphQL.Engine.Language;

public static partial class SyntaxPrinter
{
    private static string PrintTypeSystem(SyntaxNode node) => node switch
    {
        SchemaDefinitionNode schema => Description(schema.Description)
            + Words(schema.IsExtension ? "extend schema" : "schema", Join(schema.Directives, " "), Block(schema.OperationTypes)),
        OperationTypeDefinitionNode root => $"{Keyword(root.Operation)}: {Print(root.Type)}",
        TypeDefinitionNode type => Description(type.Description) + (type.IsExtension ? "extend " : "") + PrintType(type),
        FieldDefinitionNode field => Description(field.Description)
            + $"{field.Name.Value}{Arguments(field.Arguments)}: {Print(field.Type)}{Before(" ", field.Directives)}",
        InputValueDefinitionNode input => Description(input.Description)
            + Words($"{input.Name.Value}: {Print(input.Type)}", Before("= ", input.DefaultValue), Join(input.Directives, " ")),
        EnumValueDefinitionNode value => Description(value.Description) + Words(value.Name.Value, Join(value.Directives, " ")),
        DirectiveDefinitionNode directive => Description(directive.Description) + $"directive @{directive.Name.Value}"
            + Arguments(directive.Arguments) + (directive.Repeatable ? " repeatable on " : " on ") + Join(directive.Locations, " | "),
        _ => throw new ArgumentException($"A {node.Kind} cannot be printed.", nameof(node)),
    };

    private static string PrintType(TypeDefinitionNode type)
    {
        var directives = Join(type.Directives, " ");
        return type switch
        {
            ObjectTypeDefinitionNode node => Words($"type {type.Name.Value}", Implements(node.Interfaces), directives, Block(node.Fields)),
            InterfaceTypeDefinitionNode node =>
                Words($"interface {type.Name.Value}", Implements(node.Interfaces), directives, Block(node.Fields)),
            UnionTypeDefinitionNode node => Words($"union {type.Name.Value}", directives, Enclose("= ", Join(node.Types, " | "), "")),
            EnumTypeDefinitionNode node => Words($"enum {type.Name.Value}", directives, Block(node.Values)),
            InputObjectTypeDefinitionNode node => Words($"input {type.Name.Value}", directives, Block(node.Fields)),
            _ => Words($"scalar {type.Name.Value}", directives),
        };
    }

    private static string Implements(ImmutableArray<NamedTypeNode> interfaces) => Enclose("implements ", Join(interfaces, " & "), "");

    private static string Arguments(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        var printed = arguments.Select(Print).ToArray();
        return Array.Exists(printed, text => text.Contains('\n', StringComparison.Ordinal))
            ? Enclose("(\n", Indent(string.Join("\n", printed)), "\n)")
            : Enclose("(", string.Join(", ", printed), ")");
    }
}
