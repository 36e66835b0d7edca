using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A fragment that is spread is defined.</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<FragmentSpreadNode>(SyntaxKind.FragmentSpread, Check);

    private void Check(FragmentSpreadNode spread)
    {
        if (!context.Fragments.TryGet(spread.Name.Value, out _))
        {
            context.Report($"Unknown fragment \"{spread.Name.Value}\".", spread.Name);
        }
    }
}
