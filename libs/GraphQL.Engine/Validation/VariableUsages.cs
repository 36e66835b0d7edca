using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>Where operations use variables, in themselves and in the fragments they reach.</summary>
internal sealed class VariableUsages(GraphQLSchema schema, FragmentIndex fragments)
{
    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _usages = [];

    public IEnumerable<VariableUsage> Of(OperationDefinitionNode operation) =>
        In(operation).Concat(fragments.ReachableFrom(operation).SelectMany(In));

    private List<VariableUsage> In(DefinitionNode definition)
    {
        if (!_usages.TryGetValue(definition, out var usages))
        {
            var collector = new Collector(new TypeInfo(schema));
            collector.Walk(definition);
            _usages[definition] = usages = collector.Found;
        }

        return usages;
    }

    private sealed class Collector(TypeInfo types) : SyntaxWalker
    {
        public List<VariableUsage> Found { get; } = [];

        protected override bool Enter(SyntaxNode node)
        {
            types.Enter(node);
            if (node is VariableNode variable)
            {
                Found.Add(new VariableUsage(variable, types.InputType, types.ParentInputType, types.HasDefaultValue));
            }

            return node is not VariableDefinitionNode;
        }

        protected override void Leave(SyntaxNode node) => types.Leave(node);
    }
}
