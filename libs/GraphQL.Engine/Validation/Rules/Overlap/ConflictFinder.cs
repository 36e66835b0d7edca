using System.Runtime.CompilerServices;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Finds all conflicts of a selection set in the order in which graphql-js does, by comparing fields in pairs: within the set, between the
/// set and each fragment it spreads, and between those fragments. Comparisons with fragments are done once, so the work is polynomial; it
/// is bounded too.
/// </summary>
internal sealed partial class ConflictFinder(ValidationContext context)
{
    // A single message lists all conflicts of the subfields.
    private const int MaxInnerConflicts = 2_000;

    private readonly Dictionary<SelectionSetNode, SelectedFields> _fields = [];
    private readonly ComparedPairs<SelectedFields> _comparedWithFragments = new();
    private readonly ComparedPairs<FragmentDefinitionNode> _comparedFragments = new();
    private int _comparisons;
    private int _innerConflicts;

    /// <summary>The conflicts of a set that is being visited; no more than it takes to reach the error limit.</summary>
    public List<Conflict> FindWithin(SelectionSetNode set, NamedType? parent)
    {
        var conflicts = new ConflictList(Math.Min(context.ErrorsLeft, 100_000) + 1);
        var fields = FieldsOf(set, parent);
        CompareWithin(conflicts, fields);
        for (var i = 0; i < fields.FragmentNames.Count && !conflicts.IsFull; i++)
        {
            CompareWithFragment(conflicts, false, fields, fields.FragmentNames[i]);
            for (var j = i + 1; j < fields.FragmentNames.Count && !conflicts.IsFull; j++)
            {
                CompareFragments(conflicts, false, fields.FragmentNames[i], fields.FragmentNames[j]);
            }
        }

        return conflicts.Items;
    }

    private void CompareWithin(ConflictList conflicts, SelectedFields fields)
    {
        foreach (var (name, group) in fields.ByName)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count && !conflicts.IsFull; j++)
                {
                    conflicts.Add(Compare(false, name, group[i], group[j]));
                }
            }
        }
    }

    private void CompareBetween(ConflictList conflicts, bool areExclusive, SelectedFields fields1, SelectedFields fields2)
    {
        foreach (var (name, group1) in fields1.ByName)
        {
            if (!fields2.ByName.TryGetValue(name, out var group2))
            {
                continue;
            }

            foreach (var field1 in group1)
            {
                for (var j = 0; j < group2.Count && !conflicts.IsFull; j++)
                {
                    conflicts.Add(Compare(areExclusive, name, field1, group2[j]));
                }
            }
        }
    }

    // Fragments may spread each other in chains of any length: the stacks stand in for recursion, and what is pushed is pushed last to
    // first.
    private void CompareWithFragment(ConflictList conflicts, bool areExclusive, SelectedFields fields, string fragmentName)
    {
        var pending = new Stack<string>([fragmentName]);
        while (!conflicts.IsFull && pending.TryPop(out var name))
        {
            Count();
            if (!context.Fragments.TryGet(name, out var fragment) || !_comparedWithFragments.Add(fields, fragment, areExclusive))
            {
                continue;
            }

            var other = FieldsOf(fragment);
            if (ReferenceEquals(fields, other))
            {
                continue;
            }

            CompareBetween(conflicts, areExclusive, fields, other);
            for (var i = other.FragmentNames.Count - 1; i >= 0; i--)
            {
                pending.Push(other.FragmentNames[i]);
            }
        }
    }

    private void CompareFragments(ConflictList conflicts, bool areExclusive, string fragmentName1, string fragmentName2)
    {
        var pending = new Stack<(string Name1, string Name2)>([(fragmentName1, fragmentName2)]);
        while (!conflicts.IsFull && pending.TryPop(out var names))
        {
            Count();
            if (names.Name1 == names.Name2 || !context.Fragments.TryGet(names.Name1, out var fragment1)
                || !context.Fragments.TryGet(names.Name2, out var fragment2) || !NotePair(fragment1, fragment2, areExclusive))
            {
                continue;
            }

            var (fields1, fields2) = (FieldsOf(fragment1), FieldsOf(fragment2));
            CompareBetween(conflicts, areExclusive, fields1, fields2);
            for (var i = fields1.FragmentNames.Count - 1; i >= 0; i--)
            {
                pending.Push((fields1.FragmentNames[i], names.Name2));
            }

            for (var i = fields2.FragmentNames.Count - 1; i >= 0; i--)
            {
                pending.Push((names.Name1, fields2.FragmentNames[i]));
            }
        }
    }

    /// <summary>The order of two fragments does not matter.</summary>
    private bool NotePair(FragmentDefinitionNode fragment1, FragmentDefinitionNode fragment2, bool areExclusive) =>
        string.CompareOrdinal(fragment1.Name.Value, fragment2.Name.Value) < 0
            ? _comparedFragments.Add(fragment1, fragment2, areExclusive)
            : _comparedFragments.Add(fragment2, fragment1, areExclusive);

    private SelectedFields FieldsOf(FragmentDefinitionNode fragment) =>
        FieldsOf(fragment.SelectionSet, FlatFields.Find(context.Schema, fragment.TypeCondition));

    private SelectedFields FieldsOf(SelectionSetNode set, NamedType? parent)
    {
        if (!_fields.TryGetValue(set, out var fields))
        {
            _fields[set] = fields = SelectedFields.Of(set, parent, context.Schema);
        }

        return fields;
    }

    /// <summary>Fields may nest through fragments to any depth, and the comparison follows them by recursion.</summary>
    private void GuardStack()
    {
        Count();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Refuse();
        }
    }

    private void Count()
    {
        if (++_comparisons > context.Options.MaxFieldComparisons)
        {
            Refuse();
        }
    }

    private void Refuse() => context.Abort("Too many overlapping fields to compare. Validation aborted.");
}
