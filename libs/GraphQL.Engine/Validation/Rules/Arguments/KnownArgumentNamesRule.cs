using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>An argument given to a field or directive is defined by it.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : IRule
{
    private readonly KnownArgumentNamesOnDirectivesRule _directives = new(context);

    public void Register(RuleHandlers on)
    {
        _directives.Register(on);
        on.Enter<ArgumentNode>(SyntaxKind.Argument, Check);
    }

    private void Check(ArgumentNode argument)
    {
        if (context.Types is { Argument: null, Field: { } field, ParentType: { } parent })
        {
            var hint = Suggestions.DidYouMean(argument.Name.Value, field.Arguments.Select(a => a.Name));
            context.Report($"Unknown argument \"{argument.Name.Value}\" on field \"{parent}.{field.Name}\".{hint}", argument);
        }
    }
}
