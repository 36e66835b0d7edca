using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>
/// The fields of a selection set, those of inline fragments included, and the fragments that it spreads, in order of appearance.
/// </summary>
internal sealed class FlatFields
{
    private List<string>? _fragmentNames;

    private FlatFields()
    {
    }

    public List<SelectedField> Fields { get; } = [];

    /// <summary>The names of the fragments; a name may occur more than once.</summary>
    public IReadOnlyList<string> FragmentNames => (IReadOnlyList<string>?)_fragmentNames ?? [];

    public static FlatFields Of(SelectionSetNode set, NamedType? parent, GraphQLSchema schema)
    {
        var flat = new FlatFields();
        flat.Add(set, parent, schema);
        return flat;
    }

    public static NamedType? Find(GraphQLSchema schema, NamedTypeNode condition) =>
        schema.TryGetType(condition.Name.Value, out var type) ? type : null;

    // Inline fragments nest no deeper than the parser allows.
    private void Add(SelectionSetNode set, NamedType? parent, GraphQLSchema schema)
    {
        Fields.EnsureCapacity(Fields.Count + set.Selections.Length);
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Fields.Add(new SelectedField(parent, field, Definition(parent, field)));
                    break;
                case InlineFragmentNode inline:
                    Add(inline.SelectionSet, inline.TypeCondition is null ? parent : Find(schema, inline.TypeCondition), schema);
                    break;
                case FragmentSpreadNode spread:
                    (_fragmentNames ??= []).Add(spread.Name.Value);
                    break;
            }
        }
    }

    private static FieldDefinition? Definition(NamedType? parent, FieldNode field) =>
        parent is FieldContainerType container && container.TryGetField(field.Name.Value, out var definition) ? definition : null;
}
