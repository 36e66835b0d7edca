using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Fields with one response name can be merged into one. First the whole document is proved free of conflicts in about linear time, which
/// succeeds for nearly every valid document; only if that fails are fields compared pair by pair, to report what graphql-js reports.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : IRule
{
    private readonly ConflictFinder _finder = new(context);

    public void Register(RuleHandlers on)
    {
        on.Enter<DocumentNode>(SyntaxKind.Document, _ => !new MergeProof(context).Succeeds());
        on.Enter<SelectionSetNode>(SyntaxKind.SelectionSet, Check);
    }

    private void Check(SelectionSetNode set)
    {
        foreach (var conflict in _finder.FindWithin(set, context.Types.ParentType))
        {
            SyntaxNode[] nodes = [.. conflict.Fields1, .. conflict.Fields2];
            context.Report(
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Because()}. "
                + "Use different aliases on the fields to fetch both if this was intentional.",
                nodes);
        }
    }
}
