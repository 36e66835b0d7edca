using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A directive is given the arguments that it needs. Checked on leaving, so that deeper errors come first.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectivesRule(ValidationContext context) : IRule
{
    private readonly DirectiveCatalog _catalog = context.Directives;

    public void Register(RuleHandlers on) => on.Leave<DirectiveNode>(SyntaxKind.Directive, Check);

    private void Check(DirectiveNode directive)
    {
        if (!_catalog.TryGet(directive.Name.Value, out var definition))
        {
            return;
        }

        foreach (var (name, type) in definition.Required)
        {
            if (!directive.Arguments.Any(a => string.Equals(a.Name.Value, name, StringComparison.Ordinal)))
            {
                context.Report(
                    $"Directive \"@{directive.Name.Value}\" argument \"{name}\" of type \"{type}\" is required, but it was not provided.",
                    directive);
            }
        }
    }
}
