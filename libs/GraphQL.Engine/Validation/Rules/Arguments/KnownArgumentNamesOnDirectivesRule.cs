using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>An argument given to a directive is defined by it.</summary>
internal sealed class KnownArgumentNamesOnDirectivesRule(ValidationContext context) : IRule
{
    private readonly DirectiveCatalog _catalog = context.Directives;

    public void Register(RuleHandlers on) => on.Enter<DirectiveNode>(SyntaxKind.Directive, Check);

    private bool Check(DirectiveNode directive)
    {
        var name = directive.Name.Value;
        if (_catalog.TryGet(name, out var definition))
        {
            foreach (var argument in directive.Arguments.Where(a => !definition.Arguments.Contains(a.Name.Value)))
            {
                var hint = Suggestions.DidYouMean(argument.Name.Value, definition.Arguments);
                context.Report($"Unknown argument \"{argument.Name.Value}\" on directive \"@{name}\".{hint}", argument);
            }
        }

        return false;
    }
}
