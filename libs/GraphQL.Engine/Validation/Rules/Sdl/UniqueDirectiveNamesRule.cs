using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Each directive has its own name.</summary>
internal sealed class UniqueDirectiveNamesRule(ValidationContext context) : IRule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public void Register(RuleHandlers on) => on.Enter<DirectiveDefinitionNode>(SyntaxKind.DirectiveDefinition, Check);

    private void Check(DirectiveDefinitionNode directive)
    {
        var name = directive.Name;
        if (context.ExistingSchema?.TryGetDirective(name.Value, out _) == true)
        {
            context.Report($"Directive \"@{name.Value}\" already exists in the schema. It cannot be redefined.", name);
        }
        else if (!_known.TryAdd(name.Value, name))
        {
            context.Report($"There can be only one directive named \"@{name.Value}\".", _known[name.Value], name);
        }
    }
}
