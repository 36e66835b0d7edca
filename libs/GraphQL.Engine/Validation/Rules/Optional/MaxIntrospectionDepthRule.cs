using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Introspection does not follow the lists of a type through three levels, for each level multiplies the answer. Each fragment is looked
/// into once for each depth it is reached at, and on a stack of its own, however often and in whatever chains it is spread.
/// </summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : IRule
{
    private const int MaxListDepth = 3;

    public void Register(RuleHandlers on) => on.Enter<FieldNode>(SyntaxKind.Field, Check);

    private bool Check(FieldNode field)
    {
        if (field.Name.Value is not ("__schema" or "__type") || !IsTooDeep(field))
        {
            return true;
        }

        context.Report("Maximum introspection depth exceeded", field);
        return false;
    }

    private bool IsTooDeep(FieldNode root)
    {
        var pending = new Stack<(SelectionSetNode? Set, int Depth)>([(root.SelectionSet, 0)]);
        var visited = new HashSet<(string Fragment, int Depth)>();
        while (pending.TryPop(out var next))
        {
            foreach (var selection in next.Set?.Selections ?? [])
            {
                var depth = next.Depth + (IsList(selection) ? 1 : 0);
                if (depth >= MaxListDepth)
                {
                    return true;
                }

                if (SetOf(selection, depth, visited) is { } inner)
                {
                    pending.Push((inner, depth));
                }
            }
        }

        return false;
    }

    private SelectionSetNode? SetOf(SelectionNode selection, int depth, HashSet<(string Fragment, int Depth)> visited) => selection switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode inline => inline.SelectionSet,
        FragmentSpreadNode spread when visited.Add((spread.Name.Value, depth))
            && context.Fragments.TryGet(spread.Name.Value, out var fragment) => fragment.SelectionSet,
        _ => null,
    };

    private static bool IsList(SelectionNode selection) =>
        selection is FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" };
}
