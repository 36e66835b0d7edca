using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>What the rules of one validation want to be told, by the kind of node.</summary>
internal sealed class RuleHandlers
{
    private static readonly int Kinds = Enum.GetValues<SyntaxKind>().Length;
    private readonly List<Handler>?[] _enter = new List<Handler>?[Kinds];
    private readonly List<Handler>?[] _leave = new List<Handler>?[Kinds];
    private int _rule = -1;

    /// <summary>How many rules have registered.</summary>
    public int Rules => _rule + 1;

    public void Register(IRule rule)
    {
        _rule++;
        rule.Register(this);
    }

    /// <summary>Calls back before the children of a node.</summary>
    public void Enter<T>(SyntaxKind kind, Action<T> handler)
        where T : SyntaxNode => Add(_enter, kind, node =>
        {
            handler((T)node);
            return true;
        });

    /// <summary>
    /// Calls back before the children of a node; where the answer is false, this rule sees nothing of them, nor the leaving.
    /// </summary>
    public void Enter<T>(SyntaxKind kind, Func<T, bool> handler)
        where T : SyntaxNode => Add(_enter, kind, node => handler((T)node));

    /// <summary>Calls back after the children of a node.</summary>
    public void Leave<T>(SyntaxKind kind, Action<T> handler)
        where T : SyntaxNode => Add(_leave, kind, node =>
        {
            handler((T)node);
            return true;
        });

    /// <summary>Calls back before the children of a node of any of the kinds.</summary>
    public void Enter(ReadOnlySpan<SyntaxKind> kinds, Action<SyntaxNode> handler)
    {
        var shared = new Func<SyntaxNode, bool>(node =>
        {
            handler(node);
            return true;
        });
        foreach (var kind in kinds)
        {
            Add(_enter, kind, shared);
        }
    }

    /// <summary>Nothing within nodes of a kind concerns this rule.</summary>
    public void Skip(SyntaxKind kind) => Add(_enter, kind, _ => false);

    public List<Handler>? Entering(SyntaxKind kind) => _enter[(int)kind];

    public List<Handler>? Leaving(SyntaxKind kind) => _leave[(int)kind];

    private void Add(List<Handler>?[] table, SyntaxKind kind, Func<SyntaxNode, bool> handler) =>
        (table[(int)kind] ??= []).Add(new Handler(_rule, handler));

    internal readonly record struct Handler(int Rule, Func<SyntaxNode, bool> Invoke);
}
