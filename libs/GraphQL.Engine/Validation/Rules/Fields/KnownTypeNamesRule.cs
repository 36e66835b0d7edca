using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A type that is named is defined, by the schema or the document.</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : IRule
{
    private static readonly string[] Standard =
    [
        "String", "Int", "Float", "Boolean", "ID", "__Schema", "__Directive", "__DirectiveLocation", "__Type", "__Field", "__InputValue",
        "__EnumValue", "__TypeKind",
    ];

    private readonly HashSet<string> _defined = context.Document.Definitions.OfType<TypeDefinitionNode>().Where(d => !d.IsExtension)
        .Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);

    public void Register(RuleHandlers on) => on.Enter<NamedTypeNode>(SyntaxKind.NamedType, Check);

    private void Check(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (_defined.Contains(name) || context.ExistingSchema?.TryGetType(name, out _) == true)
        {
            return;
        }

        var isSdl = context.Ancestors[1] is not (OperationDefinitionNode or FragmentDefinitionNode);
        if (!isSdl || !Standard.Contains(name))
        {
            var known = (context.ExistingSchema?.Types.Select(t => t.Name) ?? []).Concat(_defined);
            context.Report($"Unknown type \"{name}\".{Suggestions.DidYouMean(name, isSdl ? Standard.Concat(known) : known)}", node);
        }
    }
}
