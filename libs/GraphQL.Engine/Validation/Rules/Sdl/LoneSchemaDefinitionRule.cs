using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A document defines the schema once, and not when it extends one that has roots already.</summary>
internal sealed class LoneSchemaDefinitionRule(ValidationContext context) : IRule
{
    private readonly bool _exists = context.ExistingSchema is { } schema
        && (schema.AstNode is not null || schema.QueryType is not null || schema.MutationType is not null
            || schema.SubscriptionType is not null);

    private bool _defined;

    public void Register(RuleHandlers on) => on.Enter<SchemaDefinitionNode>(SyntaxKind.SchemaDefinition, Check);

    private void Check(SchemaDefinitionNode schema)
    {
        if (_exists)
        {
            context.Report("Cannot define a new schema within a schema extension.", schema);
            return;
        }

        if (_defined)
        {
            context.Report("Must provide only one schema definition.", schema);
        }

        _defined = true;
    }
}
