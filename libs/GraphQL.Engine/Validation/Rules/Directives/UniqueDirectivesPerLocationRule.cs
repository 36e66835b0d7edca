using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>
/// A directive that is not repeatable is used once at a location; a type and its extensions are one location, and so is the schema.
/// </summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : IRule
{
    private readonly DirectiveCatalog _catalog = context.Directives;
    private readonly Dictionary<string, DirectiveNode> _ofSchema = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> _ofTypes = new(StringComparer.Ordinal);

    public void Register(RuleHandlers on) => on.Enter(SyntaxFacts.WithDirectives.AsSpan(), Check);

    private void Check(SyntaxNode node)
    {
        var directives = SyntaxFacts.DirectivesOf(node);
        if (directives.IsEmpty)
        {
            return;
        }

        var seen = SeenAt(node);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (_catalog.TryGet(name, out var definition) && !definition.IsRepeatable && !seen.TryAdd(name, directive))
            {
                context.Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }

    private Dictionary<string, DirectiveNode> SeenAt(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode:
                return _ofSchema;
            case TypeDefinitionNode type:
                if (!_ofTypes.TryGetValue(type.Name.Value, out var seen))
                {
                    _ofTypes[type.Name.Value] = seen = new(StringComparer.Ordinal);
                }

                return seen;
            default:
                return new(StringComparer.Ordinal);
        }
    }
}
