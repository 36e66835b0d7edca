using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A fragment that is defined is spread by some operation.</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on)
    {
        on.Skip(SyntaxKind.OperationDefinition);
        on.Skip(SyntaxKind.FragmentDefinition);
        on.Leave<DocumentNode>(SyntaxKind.Document, Check);
    }

    private void Check(DocumentNode document)
    {
        var used = document.Definitions.OfType<OperationDefinitionNode>()
            .SelectMany(context.Fragments.ReachableFrom).Select(f => f.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>().Where(f => !used.Contains(f.Name.Value)))
        {
            context.Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
        }
    }
}
