using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Variables have input types.</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<VariableDefinitionNode>(SyntaxKind.VariableDefinition, Check);

    private void Check(VariableDefinitionNode node)
    {
        if (context.Schema.TryResolve(node.Type, out var type) && !type.IsInput)
        {
            context.Report($"Variable \"${node.Variable.Name.Value}\" cannot be non-input type \"{node.Type}\".", node.Type);
        }
    }
}
