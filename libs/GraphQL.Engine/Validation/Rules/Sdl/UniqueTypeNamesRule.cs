using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Each type has its own name.</summary>
internal sealed class UniqueTypeNamesRule(ValidationContext context) : IRule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public void Register(RuleHandlers on)
    {
        foreach (var kind in SyntaxFacts.TypeDefinitions)
        {
            on.Enter<TypeDefinitionNode>(kind, Check);
        }
    }

    private void Check(TypeDefinitionNode type)
    {
        var name = type.Name;
        if (context.ExistingSchema?.TryGetType(name.Value, out _) == true)
        {
            context.Report($"Type \"{name.Value}\" already exists in the schema. It cannot also be defined in this type definition.", name);
        }
        else if (!_known.TryAdd(name.Value, name))
        {
            context.Report($"There can be only one type named \"{name.Value}\".", _known[name.Value], name);
        }
    }
}
