using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A field or directive is given the arguments that it needs. Checked on leaving, so that deeper errors come first.</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : IRule
{
    private readonly ProvidedRequiredArgumentsOnDirectivesRule _directives = new(context);

    public void Register(RuleHandlers on)
    {
        _directives.Register(on);
        on.Leave<FieldNode>(SyntaxKind.Field, Check);
    }

    private void Check(FieldNode node)
    {
        if (context.Types.Field is not { } field)
        {
            return;
        }

        foreach (var argument in field.Arguments.Where(a => a.IsRequired))
        {
            if (!node.Arguments.Any(a => string.Equals(a.Name.Value, argument.Name, StringComparison.Ordinal)))
            {
                context.Report(
                    $"Field \"{field.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.",
                    node);
            }
        }
    }
}
