using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

internal sealed partial class ConflictFinder
{
    private Conflict? Compare(bool parentsAreExclusive, string responseName, SelectedField field1, SelectedField field2)
    {
        Count();
        var (node1, node2) = (field1.Node, field2.Node);

        // Two different objects are never one value. Interfaces and unions may overlap, if not now then in a later version of the schema.
        var areExclusive = parentsAreExclusive
            || (field1.Parent is ObjectType && field2.Parent is ObjectType && !ReferenceEquals(field1.Parent, field2.Parent));
        if (!areExclusive)
        {
            if (node1.Name.Value != node2.Name.Value)
            {
                return Conflict.Of(responseName, $"\"{node1.Name.Value}\" and \"{node2.Name.Value}\" are different fields", node1, node2);
            }

            if (!HaveSameArguments(field1, field2))
            {
                return Conflict.Of(responseName, "they have differing arguments", node1, node2);
            }
        }

        if (field1.Definition?.Type is { } type1 && field2.Definition?.Type is { } type2 && SelectedField.TypesConflict(type1, type2))
        {
            return Conflict.Of(responseName, $"they return conflicting types \"{type1}\" and \"{type2}\"", node1, node2);
        }

        return node1.SelectionSet is null || node2.SelectionSet is null
            ? null
            : CompareChildren(areExclusive, responseName, field1, field2);
    }

    private Conflict? CompareChildren(bool areExclusive, string responseName, SelectedField field1, SelectedField field2)
    {
        GuardStack();
        var conflicts = new ConflictList(MaxInnerConflicts + 1);
        var fields1 = FieldsOf(field1.Node.SelectionSet!, field1.ChildParent);
        var fields2 = FieldsOf(field2.Node.SelectionSet!, field2.ChildParent);
        CompareBetween(conflicts, areExclusive, fields1, fields2);
        foreach (var name in fields2.FragmentNames)
        {
            CompareWithFragment(conflicts, areExclusive, fields1, name);
        }

        foreach (var name in fields1.FragmentNames)
        {
            CompareWithFragment(conflicts, areExclusive, fields2, name);
        }

        foreach (var name1 in fields1.FragmentNames)
        {
            foreach (var name2 in fields2.FragmentNames)
            {
                CompareFragments(conflicts, areExclusive, name1, name2);
            }
        }

        _innerConflicts += conflicts.Items.Count;
        if (_innerConflicts > MaxInnerConflicts)
        {
            Refuse();
        }

        return conflicts.Items.Count == 0 ? null : Conflict.Within(responseName, conflicts.Items, field1.Node, field2.Node);
    }

    private static bool HaveSameArguments(SelectedField field1, SelectedField field2)
    {
        if (field1.Arguments is { } text1 && field2.Arguments is { } text2)
        {
            return string.Equals(text1, text2, StringComparison.Ordinal);
        }

        // Some name occurs twice: as graphql-js, the last of the second field counts for each of the first.
        var (arguments1, arguments2) = (field1.Node.Arguments, field2.Node.Arguments);
        if (arguments1.Length != arguments2.Length)
        {
            return false;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments2)
        {
            values[argument.Name.Value] = ArgumentText.Of(argument.Value);
        }

        return arguments1.All(a => values.GetValueOrDefault(a.Name.Value) == ArgumentText.Of(a.Value));
    }
}
