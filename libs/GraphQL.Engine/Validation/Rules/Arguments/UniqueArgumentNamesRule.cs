using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>An argument is given once.</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on)
    {
        on.Enter<FieldNode>(SyntaxKind.Field, field => Check(field.Arguments));
        on.Enter<DirectiveNode>(SyntaxKind.Directive, directive => Check(directive.Arguments));
    }

    private void Check(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.Length < 2)
        {
            return;
        }

        foreach (var group in arguments.GroupBy(a => a.Name.Value, a => a.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            SyntaxNode[] names = [.. group];
            context.Report($"There can be only one argument named \"{group.Key}\".", names);
        }
    }
}
