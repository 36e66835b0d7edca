using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Each kind of operation has one root type.</summary>
internal sealed class UniqueOperationTypesRule(ValidationContext context) : IRule
{
    private readonly Dictionary<OperationType, OperationTypeDefinitionNode> _defined = [];

    public void Register(RuleHandlers on)
    {
        on.Enter<SchemaDefinitionNode>(SyntaxKind.SchemaDefinition, Check);
        on.Enter<SchemaDefinitionNode>(SyntaxKind.SchemaExtension, Check);
    }

    private bool Check(SchemaDefinitionNode schema)
    {
        foreach (var root in schema.OperationTypes)
        {
            var keyword = SyntaxFacts.Keyword(root.Operation);
            if (context.ExistingSchema?.RootType(root.Operation) is not null)
            {
                context.Report($"Type for {keyword} already defined in the schema. It cannot be redefined.", root);
            }
            else if (!_defined.TryAdd(root.Operation, root))
            {
                context.Report($"There can be only one {keyword} type in schema.", _defined[root.Operation], root);
            }
        }

        return false;
    }
}
