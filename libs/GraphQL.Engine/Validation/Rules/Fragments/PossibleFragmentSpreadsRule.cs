using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>A fragment is spread only where some object can be of its type.</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on)
    {
        on.Enter<InlineFragmentNode>(
            SyntaxKind.InlineFragment, node => Check("Fragment", node, context.Types.Type as NamedType));
        on.Enter<FragmentSpreadNode>(
            SyntaxKind.FragmentSpread, node => Check($"Fragment \"{node.Name.Value}\"", node, TypeOf(node.Name.Value)));
    }

    private void Check(string subject, SyntaxNode node, NamedType? type)
    {
        if (type is { IsComposite: true } && context.Types.ParentType is { } parent
            && !TypeComparison.Overlap(context.Schema, type, parent))
        {
            context.Report($"{subject} cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
        }
    }

    private NamedType? TypeOf(string fragment) =>
        context.Fragments.TryGet(fragment, out var definition)
        && context.Schema.TryGetType(definition.TypeCondition.Name.Value, out var type)
            ? type
            : null;
}
