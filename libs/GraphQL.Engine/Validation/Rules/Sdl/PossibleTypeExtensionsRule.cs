using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>What is extended is defined, as a type of the same kind.</summary>
internal sealed class PossibleTypeExtensionsRule : IRule
{
    private readonly ValidationContext _context;
    private readonly Dictionary<string, TypeDefinitionNode> _defined = new(StringComparer.Ordinal);

    public PossibleTypeExtensionsRule(ValidationContext context)
    {
        _context = context;
        foreach (var node in context.Document.Definitions.OfType<TypeDefinitionNode>().Where(n => !n.IsExtension))
        {
            _defined[node.Name.Value] = node;
        }
    }

    public void Register(RuleHandlers on)
    {
        foreach (var kind in SyntaxFacts.TypeExtensions)
        {
            on.Enter<TypeDefinitionNode>(kind, Check);
        }
    }

    private void Check(TypeDefinitionNode extension)
    {
        var name = extension.Name.Value;
        var definition = _defined.GetValueOrDefault(name);
        var existing = _context.ExistingSchema?.TryGetType(name, out var found) == true ? found : null;
        if (definition is null && existing is null)
        {
            var known = _defined.Keys.Concat(_context.ExistingSchema?.Types.Select(t => t.Name) ?? []);
            _context.Report(
                $"Cannot extend type \"{name}\" because it is not defined.{Suggestions.DidYouMean(name, known)}", extension.Name);
        }
        else if (Noun(extension.Kind) is var noun && noun != (definition is null ? Noun(existing!.Kind) : Noun(definition.Kind)))
        {
            _context.Report($"Cannot extend non-{noun} type \"{name}\".", definition, extension);
        }
    }

    private static string Noun(SyntaxKind kind) => kind switch
    {
        SyntaxKind.ScalarTypeDefinition or SyntaxKind.ScalarTypeExtension => "scalar",
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension => "object",
        SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension => "interface",
        SyntaxKind.UnionTypeDefinition or SyntaxKind.UnionTypeExtension => "union",
        SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension => "enum",
        _ => "input object",
    };

    private static string Noun(TypeKind kind) => kind switch
    {
        TypeKind.Scalar => "scalar",
        TypeKind.Object => "object",
        TypeKind.Interface => "interface",
        TypeKind.Union => "union",
        TypeKind.Enum => "enum",
        _ => "input object",
    };
}
