using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

internal sealed partial class MergeProof
{
    private void Enqueue(bool shapeOnly, List<TypedSet> sets)
    {
        _budget -= sets.Count;
        if (sets.Count > 1)
        {
            Enqueue(new MergedSet(shapeOnly, sets));
        }
        else if (sets.Count == 1 && !shapeOnly)
        {
            // In shape only, a set alone is no more than what its own check covers.
            Enqueue(new MergedSet(shapeOnly, sets[0]));
        }
    }

    private void Enqueue(MergedSet set)
    {
        if (_known.Add(set))
        {
            _pending.Enqueue(set);
        }
    }

    /// <summary>Gathers the fields of the sets and of the fragments that they spread, each fragment once.</summary>
    private void Expand(MergedSet set)
    {
        _fields.Clear();
        _spread.Clear();
        foreach (var start in set.All ?? [])
        {
            _unexpanded.Push(start);
        }

        if (set.All is null)
        {
            _unexpanded.Push(set.First);
        }

        while (_unexpanded.TryPop(out var next))
        {
            var flat = FieldsOf(next);
            _fields.AddRange(flat.Fields);
            foreach (var name in flat.FragmentNames)
            {
                if (_spread.Add(name) && context.Fragments.TryGet(name, out var fragment))
                {
                    _unexpanded.Push(Root(fragment));
                }
            }
        }
    }

    private FlatFields FieldsOf(TypedSet set)
    {
        if (!_flat.TryGetValue(set.Set, out var flat))
        {
            _flat[set.Set] = flat = FlatFields.Of(set.Set, set.Parent, context.Schema);
        }

        return flat;
    }

    private TypedSet Root(FragmentDefinitionNode fragment) =>
        new(fragment.SelectionSet, FlatFields.Find(context.Schema, fragment.TypeCondition));
}
