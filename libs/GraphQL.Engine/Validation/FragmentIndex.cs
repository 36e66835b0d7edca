using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>The fragments of a document and who spreads them. Answers are kept, for several rules ask the same.</summary>
internal sealed class FragmentIndex
{
    private readonly Dictionary<string, FragmentDefinitionNode> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<OperationDefinitionNode, List<FragmentDefinitionNode>> _reachable = [];

    public FragmentIndex(DocumentNode document)
    {
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            _byName[fragment.Name.Value] = fragment;
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out FragmentDefinitionNode? fragment) => _byName.TryGetValue(name, out fragment);

    /// <summary>The spreads anywhere in a selection set, those of nested sets after its own.</summary>
    public List<FragmentSpreadNode> SpreadsIn(SelectionSetNode set)
    {
        if (_spreads.TryGetValue(set, out var spreads))
        {
            return spreads;
        }

        spreads = [];
        var pending = new Stack<SelectionSetNode>([set]);
        while (pending.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                {
                    spreads.Add(spread);
                }
                else if (((selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet) is { } inner)
                {
                    pending.Push(inner);
                }
            }
        }

        return _spreads[set] = spreads;
    }

    /// <summary>The fragments that an operation spreads, directly or through others, each once.</summary>
    public List<FragmentDefinitionNode> ReachableFrom(OperationDefinitionNode operation)
    {
        if (_reachable.TryGetValue(operation, out var fragments))
        {
            return fragments;
        }

        fragments = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (pending.TryPop(out var set))
        {
            foreach (var spread in SpreadsIn(set))
            {
                if (seen.Add(spread.Name.Value) && TryGet(spread.Name.Value, out var fragment))
                {
                    fragments.Add(fragment);
                    pending.Push(fragment.SelectionSet);
                }
            }
        }

        return _reachable[operation] = fragments;
    }
}
