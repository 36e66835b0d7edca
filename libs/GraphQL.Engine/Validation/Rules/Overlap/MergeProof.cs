using System.Runtime.InteropServices;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Proves that no two fields of a document conflict, without comparing them in pairs. Fields with one response name that may meet in one
/// object must have one name and equal arguments, so each is compared to the first of them; then their selection sets are merged, and the
/// merged set is checked once. Fields of different objects must only agree in shape. No answer is wrong: where the work exceeds a bound,
/// there is none.
/// </summary>
internal sealed partial class MergeProof(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, FlatFields> _flat = [];
    private readonly HashSet<MergedSet> _known = [];
    private readonly Queue<MergedSet> _pending = new();
    private readonly List<SelectedField> _fields = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spread = new(StringComparer.Ordinal);
    private readonly Stack<TypedSet> _unexpanded = new();
    private int _budget = context.Options.MaxFieldComparisons;

    /// <summary>Whether the document was proved free of conflicts; false also when that was too much work.</summary>
    public bool Succeeds()
    {
        var reached = new HashSet<FragmentDefinitionNode>();
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            reached.UnionWith(context.Fragments.ReachableFrom(operation));
            Enqueue(new MergedSet(shapeOnly: false, new TypedSet(operation.SelectionSet, context.Schema.RootType(operation.Operation))));
        }

        foreach (var fragment in context.Document.Definitions.OfType<FragmentDefinitionNode>().Where(f => !reached.Contains(f)))
        {
            Enqueue(new MergedSet(shapeOnly: false, Root(fragment)));
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
        Expand(set);
        _budget -= _fields.Count + 1;
        if (_budget < 0)
        {
            return false;
        }

        var groups = Group();
        for (var i = 0; i < _fields.Count; i++)
        {
            // A field alone cannot conflict, but its subfields can.
            if (_places[_fields[i].Node.ResponseName] == i && !set.ShapeOnly && _fields[i].Node.SelectionSet is { } child)
            {
                Enqueue(new MergedSet(shapeOnly: false, new TypedSet(child, _fields[i].ChildParent)));
            }
        }

        return groups is null || groups.TrueForAll(group => SameShape(group) && (set.ShapeOnly ? MergeShapes(group) : Merge(group)));
    }

    /// <summary>
    /// The groups of fields with one response name; the place of a name that occurs once is its field's, of another below 0.
    /// </summary>
    private List<List<SelectedField>>? Group()
    {
        List<List<SelectedField>>? groups = null;
        _places.Clear();
        for (var i = 0; i < _fields.Count; i++)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, _fields[i].Node.ResponseName, out var known);
            if (!known)
            {
                place = i;
                continue;
            }

            if (place >= 0)
            {
                (groups ??= []).Add([_fields[place]]);
                place = -groups.Count;
            }

            groups![-place - 1].Add(_fields[i]);
        }

        return groups;
    }

    private static bool SameShape(List<SelectedField> group)
    {
        var first = group.Find(f => f.Definition is not null)?.Definition!.Type;
        return first is null
            || group.TrueForAll(f => f.Definition is null || !SelectedField.TypesConflict(first, f.Definition.Type));
    }

    private bool MergeShapes(List<SelectedField> group)
    {
        Enqueue(shapeOnly: true, Children(group));
        return true;
    }

    private bool Merge(List<SelectedField> group)
    {
        var objects = group.Select(f => f.Parent).OfType<ObjectType>().Distinct().ToList();
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

    private static List<TypedSet> Children(List<SelectedField> group)
    {
        var children = new List<TypedSet>();
        foreach (var field in group)
        {
            if (field.Node.SelectionSet is { } set)
            {
                children.Add(new TypedSet(set, field.ChildParent));
            }
        }

        return children;
    }
}
