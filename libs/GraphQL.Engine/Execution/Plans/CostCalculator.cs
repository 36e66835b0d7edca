using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>
/// What an operation may cost: each call of a resolver counts 1 (or its [Cost]), each object of a list 1, and all that lies below a list as
/// often
/// as the list may be long. Of the types that an object can have, the dearest counts.
/// </summary>
internal sealed class CostCalculator(VariableValues variables, ExecutionLimits limits)
{
    /// <summary>Whether a length came from a variable, so that another request may cost something else.</summary>
    private bool _isVariable;

    /// <summary>The cost of an operation.</summary>
    public static double Of(OperationPlan plan, VariableValues variables, ExecutionLimits limits)
    {
        if (plan.ConstantCost is { } known)
        {
            return known;
        }
        var calculator = new CostCalculator(variables, limits);
        var cost = calculator.Cost(plan.Root, sized: null, size: 0);
        plan.ConstantCost = calculator._isVariable ? null : cost;
        return cost;
    }

    private double Cost(ObjectNode node, string[]? sized, double size)
    {
        var dearest = 0.0;
        foreach (var fields in node.Fields)
        {
            var sum = 0.0;
            foreach (var field in fields)
            {
                sum += Cost(field, sized, size);
            }
            dearest = Math.Max(dearest, sum);
        }
        return dearest;
    }

    private double Cost(FieldPlan field, string[]? sized, double size)
    {
        if (field.Child is null || field.Field.DeclaringType is null)
        {
            // Introspection is bounded in its own way: it costs no work of the schema.
            return field.Runtime.Cost;
        }
        var own = field.Runtime.ListCost is { } list ? SizeOf(field, list) : limits.AssumedListSize;
        var sizedFields = field.Runtime.ListCost?.SizedFields;
        var length = field.ListDepth == 0 ? 1
            : sized is not null && Array.IndexOf(sized, field.Field.Name) >= 0 ? size
            : own;
        var below = Cost(field.Child, sizedFields is { Length: > 0 } ? sizedFields : null, own);
        return field.Runtime.Cost + (length * (below + (field.ListDepth == 0 ? 0 : 1)));
    }

    private int SizeOf(FieldPlan field, ListCost list)
    {
        _isVariable |= !field.Arguments.IsConstant;
        if (!field.Arguments.TryCoerce(variables, out var values, out _))
        {
            return list.AssumedSize;
        }
        var asked = -1;
        foreach (var argument in list.SlicingArguments)
        {
            asked = Math.Max(asked, values.GetValueOrDefault(argument) as int? ?? -1);
        }
        return Math.Min(asked < 0 ? list.AssumedSize : asked, list.MaxSize);
    }
}
