using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Groups of syntax kinds, and the parts that many of them have.</summary>
internal static class SyntaxFacts
{
    /// <summary>The kinds that define a type.</summary>
    public static ImmutableArray<SyntaxKind> TypeDefinitions { get; } =
    [
        SyntaxKind.ScalarTypeDefinition, SyntaxKind.ObjectTypeDefinition, SyntaxKind.InterfaceTypeDefinition,
        SyntaxKind.UnionTypeDefinition,
        SyntaxKind.EnumTypeDefinition, SyntaxKind.InputObjectTypeDefinition,
    ];

    /// <summary>The kinds that extend a type.</summary>
    public static ImmutableArray<SyntaxKind> TypeExtensions { get; } =
    [
        SyntaxKind.ScalarTypeExtension, SyntaxKind.ObjectTypeExtension, SyntaxKind.InterfaceTypeExtension, SyntaxKind.UnionTypeExtension,
        SyntaxKind.EnumTypeExtension, SyntaxKind.InputObjectTypeExtension,
    ];

    /// <summary>The kinds whose nodes have directives.</summary>
    public static ImmutableArray<SyntaxKind> WithDirectives { get; } =
    [
        SyntaxKind.OperationDefinition, SyntaxKind.VariableDefinition, SyntaxKind.Field, SyntaxKind.FragmentSpread,
        SyntaxKind.InlineFragment,
        SyntaxKind.FragmentDefinition, SyntaxKind.SchemaDefinition, SyntaxKind.SchemaExtension, SyntaxKind.FieldDefinition,
        SyntaxKind.InputValueDefinition, SyntaxKind.EnumValueDefinition, .. TypeDefinitions, .. TypeExtensions,
    ];

    public static ImmutableArray<DirectiveNode> DirectivesOf(SyntaxNode node) => node switch
    {
        SelectionNode selection => selection.Directives,
        OperationDefinitionNode operation => operation.Directives,
        FragmentDefinitionNode fragment => fragment.Directives,
        VariableDefinitionNode variable => variable.Directives,
        SchemaDefinitionNode schema => schema.Directives,
        TypeDefinitionNode type => type.Directives,
        FieldDefinitionNode field => field.Directives,
        InputValueDefinitionNode input => input.Directives,
        EnumValueDefinitionNode value => value.Directives,
        _ => [],
    };

    public static ImmutableArray<FieldDefinitionNode> FieldsOf(TypeDefinitionNode node) => node switch
    {
        ObjectTypeDefinitionNode type => type.Fields,
        InterfaceTypeDefinitionNode type => type.Fields,
        _ => [],
    };

    public static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
