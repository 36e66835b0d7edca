using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>
/// Makes a plan of a valid operation: fields merged, fragments resolved, conditions answered, constant arguments coerced.
/// </summary>
internal sealed class PlanCompiler
{
    private readonly GraphQLSchema _schema;
    private readonly ExecutionLimits _limits;
    private readonly Conditions _conditions;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    private int _fields;
    private int _nodes;
    private int _columns;

    private PlanCompiler(GraphQLSchema schema, DocumentNode document, Conditions conditions, ExecutionLimits limits)
    {
        (_schema, _conditions, _limits) = (schema, conditions, limits);
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
    }

    /// <summary>Plans an operation.</summary>
    /// <exception cref="PlanException">It exceeds a limit, or a condition has no value.</exception>
    public static OperationPlan Compile(
        GraphQLSchema schema, DocumentNode document, OperationDefinitionNode operation, VariableValues variables, ExecutionLimits limits)
    {
        var compiler = new PlanCompiler(schema, document, new Conditions(variables), limits);
        var type = schema.RootType(operation.Operation)
            ?? throw new PlanException(
                $"Schema is not configured to execute {operation.Operation.ToString().ToLowerInvariant()} operation.",
                ErrorCodes.ValidationFailed);
        var root = compiler.Node([type], [operation.SelectionSet], new PlanDepth(0, 0, 0));
        return new OperationPlan { Operation = operation, Root = root, NodeCount = compiler._nodes, ColumnCount = compiler._columns };
    }

    private ObjectNode Node(ObjectType[] types, IEnumerable<SelectionSetNode> sets, PlanDepth depth)
    {
        var collector = new FieldCollector(_schema, _fragments, _conditions, types, CountField);
        foreach (var set in sets)
        {
            collector.Add(set);
        }
        var selections = new Dictionary<string, Selection>(StringComparer.Ordinal);
        var fields = new FieldPlan[types.Length][];
        var groups = Enumerable.Range(0, types.Length).Select(i => Group(collector.Fields, i)).ToArray();
        for (var i = 0; i < types.Length; i++)
        {
            fields[i] = [.. groups[i].Select(g => Field(types, i, g, groups, selections, depth))];
        }
        return new ObjectNode(_nodes++, types, fields);
    }

    /// <summary>The fields of one type by response name, in the order of their first occurrence.</summary>
    private static List<FieldGroup> Group(List<FieldOccurrence> occurrences, int type)
    {
        var groups = new OrderedDictionary<string, FieldGroup>(StringComparer.Ordinal);
        for (var i = 0; i < occurrences.Count; i++)
        {
            if (occurrences[i].Types.Contains(type))
            {
                var name = occurrences[i].Node.ResponseName;
                if (!groups.TryGetValue(name, out var group))
                {
                    groups.Add(name, group = new FieldGroup(name));
                }
                group.Add(i, occurrences[i].Node);
            }
        }
        return [.. groups.Values];
    }

    private FieldPlan Field(
        ObjectType[] types, int type, FieldGroup group, List<FieldGroup>[] groups, Dictionary<string, Selection> selections,
        PlanDepth depth)
    {
        if (!selections.TryGetValue(group.Key, out var selection))
        {
            selection = Select(types, group, groups, depth);
            selections.Add(group.Key, selection);
        }
        var definition = Definition(types[type], group);
        var runtime = RuntimeOf(types[type], definition);
        var isColumn = runtime is ResolverField || (runtime is ObjectField && selection.Child!.HasColumns);
        return new FieldPlan
        {
            Selection = selection,
            ParentType = types[type],
            Field = definition,
            Runtime = runtime,
            Arguments = ArgumentPlan.Create(definition, group.Nodes[0]),
            Column = isColumn ? _columns++ : -1,
            NonNull = FieldPlan.Levels(definition.Type),
        };
    }

    /// <summary>What is selected of the result, for all types that share these field nodes.</summary>
    private Selection Select(ObjectType[] types, FieldGroup group, List<FieldGroup>[] groups, PlanDepth depth)
    {
        var sharing = Enumerable.Range(0, types.Length).Where(t => groups[t].Exists(g => g.Key == group.Key));
        var definitions = sharing.Select(t => Definition(types[t], group)).ToArray();
        var results = definitions.Select(d => d.Type.Named).Where(t => t.IsComposite).SelectMany(ObjectTypesOf).Distinct().ToArray();
        var child = results.Length == 0 && definitions[0].Type.Named.IsLeaf
            ? null
            : Node(results, group.Nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>(), depth.Below(definitions[0], _limits));
        return new Selection(group.Name, [.. group.Nodes], child);
    }

    private IEnumerable<ObjectType> ObjectTypesOf(NamedType type) => type is ObjectType single ? [single] : _schema.GetPossibleTypes(type);

    private FieldDefinition Definition(ObjectType type, FieldGroup group) =>
        _schema.TryGetField(type, group.Nodes[0].Name.Value, out var definition)
            ? definition
            : throw new PlanException(
                $"Cannot query field \"{group.Nodes[0].Name.Value}\" on type \"{type.Name}\".", ErrorCodes.ValidationFailed);

    private FieldRuntime RuntimeOf(ObjectType type, FieldDefinition field) =>
        ReferenceEquals(field, _schema.MetaFields.TypeName) ? new TypeNameField(type.Name)
        : field.Resolver as FieldRuntime ?? throw new InvalidOperationException($"{type.Name}.{field.Name} has no resolver.");

    private void CountField()
    {
        if (++_fields > _limits.MaxFields)
        {
            throw new PlanException(
                $"The operation selects more than {_limits.MaxFields} fields, fragments included.", ErrorCodes.CostLimit);
        }
    }
}
