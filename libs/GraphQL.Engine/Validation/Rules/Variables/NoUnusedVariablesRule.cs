using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A variable that an operation defines is used by it or its fragments.</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Leave<OperationDefinitionNode>(SyntaxKind.OperationDefinition, Check);

    private void Check(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var used = context.Variables.Of(operation).Select(u => u.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        var place = operation.Name is null ? "" : $" in operation \"{operation.Name.Value}\"";
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;
            if (!used.Contains(name))
            {
                context.Report($"Variable \"${name}\" is never used{place}.", definition);
            }
        }
    }
}
