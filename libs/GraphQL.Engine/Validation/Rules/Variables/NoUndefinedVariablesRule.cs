using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A variable that an operation uses, itself or in its fragments, is defined by it.</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Leave<OperationDefinitionNode>(SyntaxKind.OperationDefinition, Check);

    private void Check(OperationDefinitionNode operation)
    {
        var defined = operation.VariableDefinitions.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var place = operation.Name is null ? "" : $" by operation \"{operation.Name.Value}\"";
        foreach (var usage in context.Variables.Of(operation))
        {
            var name = usage.Node.Name.Value;
            if (!defined.Contains(name))
            {
                context.Report($"Variable \"${name}\" is not defined{place}.", usage.Node, operation);
            }
        }
    }
}
