using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Each fragment has its own name.</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : IRule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public void Register(RuleHandlers on)
    {
        on.Skip(SyntaxKind.OperationDefinition);
        on.Enter<FragmentDefinitionNode>(SyntaxKind.FragmentDefinition, Check);
    }

    private bool Check(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (!_known.TryAdd(name.Value, name))
        {
            context.Report($"There can be only one fragment named \"{name.Value}\".", _known[name.Value], name);
        }

        return false;
    }
}
