using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>One pass over a document for all rules: each node goes to the rules that asked for it, in their order.</summary>
internal sealed class RuleWalker(RuleHandlers handlers, TypeInfo? types) : SyntaxWalker
{
    /// <summary>For each rule the node within which it wants to see nothing, if any.</summary>
    private readonly SyntaxNode?[] _skipping = new SyntaxNode?[handlers.Rules];
    private int _skippingRules;

    protected override bool Enter(SyntaxNode node)
    {
        types?.Enter(node);
        foreach (var handler in handlers.Entering(node.Kind) ?? [])
        {
            if (_skipping[handler.Rule] is null && !handler.Invoke(node))
            {
                _skipping[handler.Rule] = node;
                _skippingRules++;
            }
        }

        return true;
    }

    protected override void Leave(SyntaxNode node)
    {
        foreach (var handler in handlers.Leaving(node.Kind) ?? [])
        {
            if (_skipping[handler.Rule] is null)
            {
                handler.Invoke(node);
            }
        }

        if (_skippingRules > 0)
        {
            StopSkipping(node);
        }

        types?.Leave(node);
    }

    private void StopSkipping(SyntaxNode node)
    {
        for (var i = 0; i < _skipping.Length; i++)
        {
            if (ReferenceEquals(_skipping[i], node))
            {
                _skipping[i] = null;
                _skippingRules--;
            }
        }
    }
}
