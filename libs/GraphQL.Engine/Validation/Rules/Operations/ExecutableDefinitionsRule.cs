using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A document to execute holds only operations and fragments.</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<DocumentNode>(SyntaxKind.Document, Check);

    private bool Check(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not (OperationDefinitionNode or FragmentDefinitionNode))
            {
                context.Report($"The {Name(definition)} definition is not executable.", definition);
            }
        }

        return false;
    }

    private static string Name(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"\"{type.Name.Value}\"",
        DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
        _ => "schema",
    };
}
