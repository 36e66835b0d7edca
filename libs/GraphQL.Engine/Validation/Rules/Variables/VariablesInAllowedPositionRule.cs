using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>The type of a variable fits every place where the variable is used.</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Leave<OperationDefinitionNode>(SyntaxKind.OperationDefinition, Check);

    private void Check(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            definitions[definition.Variable.Name.Value] = definition;
        }

        foreach (var usage in context.Variables.Of(operation))
        {
            if (usage.Type is not null && definitions.TryGetValue(usage.Node.Name.Value, out var definition)
                && context.Schema.TryResolve(definition.Type, out var type))
            {
                Check(usage, usage.Type, definition, type);
            }
        }
    }

    private void Check(VariableUsage usage, GraphQLType place, VariableDefinitionNode definition, GraphQLType type)
    {
        var name = usage.Node.Name.Value;
        if (!IsAllowed(type, definition.DefaultValue, place, usage.HasDefaultValue))
        {
            context.Report($"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{place}\".", definition, usage.Node);
        }

        if (usage.ParentType is InputObjectType { IsOneOf: true } oneOf && type is not NonNullType)
        {
            context.Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf}\".",
                definition, usage.Node);
        }
    }

    /// <summary>A nullable variable may stand where null is excluded when a default steps in for null or for a missing value.</summary>
    private bool IsAllowed(GraphQLType type, ValueNode? variableDefault, GraphQLType place, bool placeHasDefault)
    {
        if (place is NonNullType && type is not NonNullType)
        {
            return (placeHasDefault || variableDefault is not (null or NullValueNode))
                && TypeComparison.IsSubType(context.Schema, type, place.Nullable);
        }

        return TypeComparison.IsSubType(context.Schema, type, place);
    }
}
