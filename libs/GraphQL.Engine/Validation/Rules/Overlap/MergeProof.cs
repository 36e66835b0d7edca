using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Proves that no two fields of a document conflict, without comparing them in pairs. Fields with one response name that may meet in one object
/// must have one name and equal arguments, so each is compared to the first of them; then their selection sets are merged, and the merged set is
/// checked once. Fields of different objects must only agree in shape. No answer is wrong: where the work exceeds a bound, there is none.
/// </summary>
internal sealed class MergeProof(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, SelectedFields> _fields = [];
    private readonly HashSet<MergedSet> _known = [];
    private readonly Queue<MergedSet> _pending = new();
    private int _budget = context.Options.MaxFieldComparisons;

    /// <summary>Whether the document was proved free of conflicts; false also when that was too much work.</summary>
    public bool Succeeds()
    {
        var reached = new HashSet<FragmentDefinitionNode>();
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            reached.UnionWith(context.Fragments.ReachableFrom(operation));
            Enqueue(shapeOnly: false, [new TypedSet(operation.SelectionSet, context.Schema.RootType(operation.Operation))]);
        }

        foreach (var fragment in context.Document.Definitions.OfType<FragmentDefinitionNode>().Where(f => !reached.Contains(f)))
        {
            Enqueue(shapeOnly: false, [Root(fragment)]);
        }

        while (_pending.TryDequeue(out var set))
        {
            if (!Check(set))
            {
                return false;
            }
        }

        return true;
    }

    private bool Check(MergedSet set)
    {
        var groups = new Dictionary<string, List<SelectedField>>(StringComparer.Ordinal);
        foreach (var fields in Expand(set))
        {
            _budget -= fields.Count + 1;
            foreach (var (name, group) in fields.ByName)
            {
                if (!groups.TryGetValue(name, out var all))
                {
                    groups.Add(name, all = []);
                }

                all.AddRange(group);
            }
        }

        return _budget >= 0 && groups.Values.All(group => SameShape(group) && (set.ShapeOnly ? MergeShapes(group) : Merge(group)));
    }

    private static bool SameShape(List<SelectedField> group)
    {
        var first = group.Find(f => f.Definition is not null)?.Definition!.Type;
        return group.Count == 1 || first is null
            || group.TrueForAll(f => f.Definition is null || !SelectedField.TypesConflict(first, f.Definition.Type));
    }

    private bool MergeShapes(List<SelectedField> group)
    {
        Enqueue(shapeOnly: true, Children(group));
        return true;
    }

    private bool Merge(List<SelectedField> group)
    {
        var objects = group.Count == 1 ? [] : group.Select(f => f.Parent).OfType<ObjectType>().Distinct().ToList();
        if (objects.Count < 2)
        {
            Enqueue(shapeOnly: false, Children(group));
            return SameField(group);
        }

        MergeShapes(group);
        return objects.TrueForAll(type => Merge(group.FindAll(f => f.Parent is not ObjectType || ReferenceEquals(f.Parent, type))));
    }

    private static bool SameField(List<SelectedField> group)
    {
        var first = group[0];
        return group.Count == 1 || (first.Arguments is { } arguments && group.TrueForAll(
            f => f.Node.Name.Value == first.Node.Name.Value && string.Equals(f.Arguments, arguments, StringComparison.Ordinal)));
    }

    private static List<TypedSet> Children(List<SelectedField> group) =>
        [.. group.Where(f => f.Node.SelectionSet is not null).Select(f => new TypedSet(f.Node.SelectionSet!, f.ChildParent))];

    private void Enqueue(bool shapeOnly, List<TypedSet> sets)
    {
        // In shape only, a set alone is no more than what its own check covers.
        if (sets.Count > (shapeOnly ? 1 : 0))
        {
            var merged = new MergedSet(shapeOnly, sets);
            _budget -= sets.Count;
            if (_known.Add(merged))
            {
                _pending.Enqueue(merged);
            }
        }
    }

    /// <summary>The fields of the sets and of the fragments that they spread, each fragment once.</summary>
    private IEnumerable<SelectedFields> Expand(MergedSet set)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<TypedSet>(set.Sets);
        while (pending.TryPop(out var next) && _budget >= 0)
        {
            var fields = FieldsOf(next);
            foreach (var name in fields.FragmentNames)
            {
                if (seen.Add(name) && context.Fragments.TryGet(name, out var fragment))
                {
                    pending.Push(Root(fragment));
                }
            }

            yield return fields;
        }
    }

    private SelectedFields FieldsOf(TypedSet set)
    {
        if (!_fields.TryGetValue(set.Set, out var fields))
        {
            _fields[set.Set] = fields = SelectedFields.Of(set.Set, set.Parent, context.Schema);
        }

        return fields;
    }

    private TypedSet Root(FragmentDefinitionNode fragment) =>
        new(fragment.SelectionSet, SelectedFields.Find(context.Schema, fragment.TypeCondition));
}
