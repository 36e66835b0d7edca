using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>The fields that an operation selects of its root, through fragments, grouped by response name in order of appearance.</summary>
internal sealed class RootFieldCollector(ValidationContext context, ObjectType root)
{
    private readonly Dictionary<string, List<FieldNode>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    /// <summary>The fields by response name.</summary>
    public List<List<FieldNode>> Fields { get; } = [];

    /// <summary>The directives that make a selection conditional.</summary>
    public List<DirectiveNode> Conditions { get; } = [];

    public void Collect(SelectionSetNode set)
    {
        // A stack of its own: fragments may spread each other in chains of any length.
        var pending = new Stack<SelectionNode>(set.Selections.Reverse());
        while (pending.TryPop(out var selection))
        {
            Conditions.AddRange(selection.Directives.Where(d => d.Name.Value is "skip" or "include"));
            foreach (var inner in (Visit(selection)?.Selections ?? []).Reverse())
            {
                pending.Push(inner);
            }
        }
    }

    /// <summary>Notes a field; the selections of a fragment that applies to the root.</summary>
    private SelectionSetNode? Visit(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                Add(field);
                return null;
            case InlineFragmentNode inline:
                return inline.TypeCondition is null || Applies(inline.TypeCondition) ? inline.SelectionSet : null;
            default:
                var name = ((FragmentSpreadNode)selection).Name.Value;
                return _visited.Add(name) && context.Fragments.TryGet(name, out var fragment) && Applies(fragment.TypeCondition)
                    ? fragment.SelectionSet
                    : null;
        }
    }

    private void Add(FieldNode field)
    {
        if (!_byName.TryGetValue(field.ResponseName, out var group))
        {
            Fields.Add(_byName[field.ResponseName] = group = []);
        }

        group.Add(field);
    }

    private bool Applies(NamedTypeNode condition) => context.Schema.TryGetType(condition.Name.Value, out var type)
        && (ReferenceEquals(type, root) || (type.IsAbstract && context.Schema.IsSubType(type, root)));
}
