using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// The fields of a selection set by response name, and the fragments that it spreads, each once, both in order of appearance.
/// </summary>
internal sealed class SelectedFields
{
    private SelectedFields(FlatFields flat)
    {
        FragmentNames = [.. flat.FragmentNames.Distinct(StringComparer.Ordinal)];
        foreach (var field in flat.Fields)
        {
            if (!ByName.TryGetValue(field.Node.ResponseName, out var group))
            {
                ByName.Add(field.Node.ResponseName, group = new List<SelectedField>(1));
            }

            group.Add(field);
        }
    }

    /// <summary>The fields by response name.</summary>
    public OrderedDictionary<string, List<SelectedField>> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the fragments.</summary>
    public List<string> FragmentNames { get; }

    public static SelectedFields Of(SelectionSetNode set, NamedType? parent, GraphQLSchema schema) =>
        new(FlatFields.Of(set, parent, schema));
}
