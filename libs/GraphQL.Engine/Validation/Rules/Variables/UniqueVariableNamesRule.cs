using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A variable is defined once by an operation.</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<OperationDefinitionNode>(SyntaxKind.OperationDefinition, Check);

    private void Check(OperationDefinitionNode operation)
    {
        var groups = operation.VariableDefinitions.Select(v => v.Variable.Name).GroupBy(n => n.Value, StringComparer.Ordinal);
        foreach (var group in groups.Where(g => g.Skip(1).Any()))
        {
            SyntaxNode[] names = [.. group];
            context.Report($"There can be only one variable named \"${group.Key}\".", names);
        }
    }
}
