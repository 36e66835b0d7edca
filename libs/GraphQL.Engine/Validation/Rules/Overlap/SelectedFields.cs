using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>The fields of a selection set by response name, those of inline fragments included, and the fragments that it spreads.</summary>
internal sealed class SelectedFields
{
    /// <summary>The fields by response name, in order of appearance.</summary>
    public OrderedDictionary<string, List<SelectedField>> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the fragments, each once, in order of appearance.</summary>
    public List<string> FragmentNames { get; } = [];

    /// <summary>How many fields there are.</summary>
    public int Count { get; private set; }

    public static SelectedFields Of(SelectionSetNode set, NamedType? parent, GraphQLSchema schema)
    {
        var fields = new SelectedFields();
        fields.Add(set, parent, schema, new HashSet<string>(StringComparer.Ordinal));
        return fields;
    }

    // Inline fragments nest no deeper than the parser allows.
    private void Add(SelectionSetNode set, NamedType? parent, GraphQLSchema schema, HashSet<string> fragments)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(field, parent);
                    break;
                case InlineFragmentNode inline:
                    Add(inline.SelectionSet, inline.TypeCondition is null ? parent : Find(schema, inline.TypeCondition), schema, fragments);
                    break;
                case FragmentSpreadNode spread when fragments.Add(spread.Name.Value):
                    FragmentNames.Add(spread.Name.Value);
                    break;
            }
        }
    }

    public static NamedType? Find(GraphQLSchema schema, NamedTypeNode condition) =>
        schema.TryGetType(condition.Name.Value, out var type) ? type : null;

    private void Add(FieldNode field, NamedType? parent)
    {
        var definition = parent is FieldContainerType container && container.TryGetField(field.Name.Value, out var found) ? found : null;
        if (!ByName.TryGetValue(field.ResponseName, out var group))
        {
            ByName.Add(field.ResponseName, group = []);
        }

        group.Add(new SelectedField(parent, field, definition));
        Count++;
    }
}
