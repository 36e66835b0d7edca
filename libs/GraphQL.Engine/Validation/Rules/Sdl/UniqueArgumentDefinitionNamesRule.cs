using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A field or directive has each argument once.</summary>
internal sealed class UniqueArgumentDefinitionNamesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on)
    {
        on.Enter<DirectiveDefinitionNode>(SyntaxKind.DirectiveDefinition, node => Check($"@{node.Name.Value}", node.Arguments));
        foreach (var kind in new[]
        {
            SyntaxKind.InterfaceTypeDefinition, SyntaxKind.InterfaceTypeExtension, SyntaxKind.ObjectTypeDefinition,
            SyntaxKind.ObjectTypeExtension,
        })
        {
            on.Enter<TypeDefinitionNode>(kind, CheckFields);
        }
    }

    private bool CheckFields(TypeDefinitionNode node)
    {
        foreach (var field in SyntaxFacts.FieldsOf(node))
        {
            Check($"{node.Name.Value}.{field.Name.Value}", field.Arguments);
        }

        return false;
    }

    private void Check(string owner, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.GroupBy(a => a.Name.Value, a => a.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            SyntaxNode[] names = [.. group];
            context.Report($"Argument \"{owner}({group.Key}:)\" can only be defined once.", names);
        }
    }
}
