using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>
/// Collects the fields of merged selection sets in the order of the document, looking into fragments, for all types at once.
/// </summary>
internal sealed class FieldCollector(
    GraphQLSchema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, Conditions conditions, ObjectType[] types,
    Action onField)
{
    private readonly Dictionary<string, TypeMask> _visited = new(StringComparer.Ordinal);

    public List<FieldOccurrence> Fields { get; } = [];

    public void Add(SelectionSetNode set) => Add(set, TypeMask.All(types.Length));

    private void Add(SelectionSetNode set, TypeMask mask)
    {
        foreach (var selection in set.Selections)
        {
            if (!conditions.Include(selection.Directives))
            {
                continue;
            }
            switch (selection)
            {
                case FieldNode field:
                    onField();
                    Fields.Add(new FieldOccurrence(field, mask));
                    break;
                case InlineFragmentNode inline:
                    AddNarrowed(inline.SelectionSet, inline.TypeCondition, mask);
                    break;
                case FragmentSpreadNode spread:
                    AddFragment(spread.Name.Value, mask);
                    break;
            }
        }
    }

    private void AddFragment(string name, TypeMask mask)
    {
        // Once for each type: what a fragment holds is not collected twice at one place.
        var visited = _visited.TryGetValue(name, out var before) ? before : TypeMask.Of(types.Length, _ => false);
        var rest = mask.Without(visited);
        if (!rest.IsEmpty)
        {
            _visited[name] = visited.Or(rest);
            AddNarrowed(fragments[name].SelectionSet, fragments[name].TypeCondition, rest);
        }
    }

    private void AddNarrowed(SelectionSetNode set, NamedTypeNode? condition, TypeMask mask)
    {
        var narrowed = condition is null ? mask : mask.And(TypeMask.Of(types.Length, i => Applies(condition.Name.Value, types[i])));
        if (!narrowed.IsEmpty)
        {
            Add(set, narrowed);
        }
    }

    private bool Applies(string condition, ObjectType type) => condition == type.Name
        || (schema.TryGetType(condition, out var named) && named.IsAbstract && schema.IsSubType(named, type));
}
