using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Each named operation has its own name.</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : IRule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public void Register(RuleHandlers on)
    {
        on.Enter<OperationDefinitionNode>(SyntaxKind.OperationDefinition, Check);
        on.Skip(SyntaxKind.FragmentDefinition);
    }

    private bool Check(OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !_known.TryAdd(name.Value, name))
        {
            context.Report($"There can be only one operation named \"{name.Value}\".", _known[name.Value], name);
        }

        return false;
    }
}
