using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Execution;

/// <summary>One walk over a document for what concerns it as a whole.</summary>
internal sealed class DocumentScan
{
    private readonly SortedSet<string> _conditionVariables = new(StringComparer.Ordinal);

    private DocumentScan(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Visit(operation.SelectionSet);
                    break;
                case FragmentDefinitionNode fragment:
                    Visit(fragment.SelectionSet);
                    break;
            }
        }
    }

    /// <summary>The variables that @skip and @include depend on.</summary>
    public string[] ConditionVariables => [.. _conditionVariables];

    public int Aliases { get; private set; }

    public static DocumentScan Of(DocumentNode document) => new(document);

    private void Visit(SelectionSetNode? set)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            Visit(selection.Directives);
            switch (selection)
            {
                case FieldNode field:
                    Aliases += field.Alias is null ? 0 : 1;
                    Visit(field.SelectionSet);
                    break;
                case InlineFragmentNode inline:
                    Visit(inline.SelectionSet);
                    break;
            }
        }
    }

    private void Visit(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                _conditionVariables.UnionWith(directive.Arguments.Select(a => a.Value).OfType<VariableNode>().Select(v => v.Name.Value));
            }
        }
    }
}
