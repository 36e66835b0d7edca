using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Fragments apply to objects, interfaces and unions.</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on)
    {
        on.Enter<InlineFragmentNode>(SyntaxKind.InlineFragment, inline => Check("Fragment", inline.TypeCondition));
        on.Enter<FragmentDefinitionNode>(
            SyntaxKind.FragmentDefinition, fragment => Check($"Fragment \"{fragment.Name.Value}\"", fragment.TypeCondition));
    }

    private void Check(string subject, NamedTypeNode? condition)
    {
        if (condition is not null && context.Schema.TryGetType(condition.Name.Value, out var type) && !type.IsComposite)
        {
            context.Report($"{subject} cannot condition on non composite type \"{condition}\".", condition);
        }
    }
}
