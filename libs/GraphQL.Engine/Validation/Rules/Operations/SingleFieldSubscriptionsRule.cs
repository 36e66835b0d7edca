using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>
/// A subscription selects one field of its root, which is not an introspection field; and, since the September 2025 edition, without
/// <c>@skip</c> or <c>@include</c>, which would make the number of fields depend on variables.
/// </summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<OperationDefinitionNode>(SyntaxKind.OperationDefinition, Check);

    private void Check(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var subject = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name.Value}\"";
        var collector = new RootFieldCollector(context, root);
        collector.Collect(operation.SelectionSet);
        if (collector.Conditions.Count > 0)
        {
            SyntaxNode[] conditions = [.. collector.Conditions];
            context.Report($"{subject} must not use `@skip` or `@include` directives in the top level selection.", conditions);
            return;
        }

        if (collector.Fields.Count > 1)
        {
            SyntaxNode[] extra = [.. collector.Fields.Skip(1).SelectMany(group => group)];
            context.Report($"{subject} must select only one top level field.", extra);
        }

        foreach (var group in collector.Fields.Where(g => g[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            SyntaxNode[] nodes = [.. group];
            context.Report($"{subject} must not select an introspection top level field.", nodes);
        }
    }
}
