using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Optional: refuses introspection, but for <c>__typename</c>.</summary>
internal sealed class NoSchemaIntrospectionCustomRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<FieldNode>(SyntaxKind.Field, Check);

    private void Check(FieldNode field)
    {
        if (context.Types.Type?.Named.IsIntrospection == true)
        {
            context.Report(
                $"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name.Value}\".", field);
        }
    }
}
