using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>
/// No fragment spreads itself, directly or through others. Each fragment is explored once, on a stack of its own: chains may be as long as
/// the document allows.
/// </summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : IRule
{
    private readonly HashSet<string> _explored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _depthOf = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Stack<Frame> _frames = new();

    public void Register(RuleHandlers on)
    {
        on.Skip(SyntaxKind.OperationDefinition);
        on.Enter<FragmentDefinitionNode>(SyntaxKind.FragmentDefinition, Check);
    }

    private bool Check(FragmentDefinitionNode fragment)
    {
        Push(fragment);
        while (_frames.TryPeek(out var frame))
        {
            if (frame.Next == frame.Spreads.Count)
            {
                Pop(frame);
            }
            else
            {
                Follow(frame.Spreads[frame.Next++]);
            }
        }

        return false;
    }

    private void Follow(FragmentSpreadNode spread)
    {
        var name = spread.Name.Value;
        _path.Add(spread);
        if (_depthOf.TryGetValue(name, out var start))
        {
            Report(name, _path[start..]);
        }
        else if (context.Fragments.TryGet(name, out var fragment) && Push(fragment))
        {
            return; // The spread stays on the path until the fragment is done.
        }

        _path.RemoveAt(_path.Count - 1);
    }

    private bool Push(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name.Value;
        if (!_explored.Add(name))
        {
            return false;
        }

        _depthOf[name] = _path.Count;
        _frames.Push(new Frame(name, context.Fragments.SpreadsIn(fragment.SelectionSet)));
        return true;
    }

    private void Pop(Frame frame)
    {
        _frames.Pop();
        _depthOf.Remove(frame.Name);
        if (_frames.Count > 0)
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void Report(string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name.Value}\""));
        SyntaxNode[] nodes = [.. cycle];
        context.Report($"Cannot spread fragment \"{name}\" within itself{(via.Length > 0 ? $" via {via}" : "")}.", nodes);
    }

    private sealed class Frame(string name, List<FragmentSpreadNode> spreads)
    {
        public string Name { get; } = name;

        public List<FragmentSpreadNode> Spreads { get; } = spreads;

        public int Next { get; set; }
    }
}
