using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>A type, its extensions included, has each field once.</summary>
internal sealed class UniqueFieldDefinitionNamesRule(ValidationContext context) : IRule
{
    private readonly Dictionary<(string Type, string Field), NameNode> _known = [];

    public void Register(RuleHandlers on)
    {
        foreach (var kind in new[]
        {
            SyntaxKind.InputObjectTypeDefinition, SyntaxKind.InputObjectTypeExtension, SyntaxKind.InterfaceTypeDefinition,
            SyntaxKind.InterfaceTypeExtension, SyntaxKind.ObjectTypeDefinition, SyntaxKind.ObjectTypeExtension,
        })
        {
            on.Enter<TypeDefinitionNode>(kind, Check);
        }
    }

    private bool Check(TypeDefinitionNode node)
    {
        var type = node.Name.Value;
        var names = node is InputObjectTypeDefinitionNode input
            ? input.Fields.Select(f => f.Name)
            : SyntaxFacts.FieldsOf(node).Select(f => f.Name);
        foreach (var name in names)
        {
            if (Exists(type, name.Value))
            {
                context.Report(
                    $"Field \"{type}.{name.Value}\" already exists in the schema. It cannot also be defined in this type extension.", name);
            }
            else if (!_known.TryAdd((type, name.Value), name))
            {
                context.Report($"Field \"{type}.{name.Value}\" can only be defined once.", _known[(type, name.Value)], name);
            }
        }

        return false;
    }

    private bool Exists(string type, string field) => context.ExistingSchema?.TryGetType(type, out var existing) == true && existing switch
    {
        FieldContainerType container => container.TryGetField(field, out _),
        InputObjectType input => input.TryGetField(field, out _),
        _ => false,
    };
}
