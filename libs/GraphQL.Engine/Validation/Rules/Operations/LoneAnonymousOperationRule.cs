using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>An operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : IRule
{
    private readonly bool _several = context.Document.Definitions.OfType<OperationDefinitionNode>().Skip(1).Any();

    public void Register(RuleHandlers on) => on.Enter<OperationDefinitionNode>(SyntaxKind.OperationDefinition, Check);

    private void Check(OperationDefinitionNode operation)
    {
        if (operation.Name is null && _several)
        {
            context.Report("This anonymous operation must be the only defined operation.", operation);
        }
    }
}
