using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>An enum, its extensions included, has each value once.</summary>
internal sealed class UniqueEnumValueNamesRule(ValidationContext context) : IRule
{
    private readonly Dictionary<(string Type, string Value), NameNode> _known = [];

    public void Register(RuleHandlers on)
    {
        on.Enter<EnumTypeDefinitionNode>(SyntaxKind.EnumTypeDefinition, Check);
        on.Enter<EnumTypeDefinitionNode>(SyntaxKind.EnumTypeExtension, Check);
    }

    private bool Check(EnumTypeDefinitionNode node)
    {
        var type = node.Name.Value;
        var existing = context.ExistingSchema?.TryGetType(type, out var found) == true ? found as EnumType : null;
        foreach (var name in node.Values.Select(v => v.Name))
        {
            var value = $"Enum value \"{type}.{name.Value}\"";
            if (existing?.TryGetValue(name.Value, out _) == true)
            {
                context.Report($"{value} already exists in the schema. It cannot also be defined in this type extension.", name);
            }
            else if (!_known.TryAdd((type, name.Value), name))
            {
                context.Report($"{value} can only be defined once.", _known[(type, name.Value)], name);
            }
        }

        return false;
    }
}
