using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>How deep a place of the plan is: all levels, the lists of introspection above it, and the <c>ofType</c>s.</summary>
internal readonly record struct PlanDepth(int Levels, int IntrospectionLists, int OfTypes)
{
    /// <summary>The place below a field.</summary>
    /// <exception cref="PlanException">It is too deep.</exception>
    public PlanDepth Below(FieldDefinition field, ExecutionLimits limits)
    {
        var introspects = field.DeclaringType?.IsIntrospection == true;
        var below = new PlanDepth(
            Levels + 1,
            IntrospectionLists + (introspects && field.Name is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0),
            OfTypes + (introspects && field.Name is "ofType" ? 1 : 0));
        // Introspection goes in circles: type, fields, type. Each round multiplies the answer by the size of the schema.
        return below.Levels > limits.MaxDepth
            ? throw TooDeep($"The operation nests deeper than {limits.MaxDepth} levels, fragments included.")
            : below.IntrospectionLists > limits.MaxIntrospectionLists
                ? throw TooDeep("Introspection nests too many lists of fields and types.")
            : below.OfTypes > limits.MaxIntrospectionOfType
                ? throw TooDeep($"Introspection nests ofType deeper than {limits.MaxIntrospectionOfType}.")
            : below;
    }

    private static PlanException TooDeep(string message) => new(message, ErrorCodes.CostLimit);
}
