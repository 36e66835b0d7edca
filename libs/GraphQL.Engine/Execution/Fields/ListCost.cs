namespace GraphQL.Engine.Execution;

/// <summary>How long the lists of a field can be, for the cost limit.</summary>
/// <param name="AssumedSize">The length when no argument says it.</param>
/// <param name="MaxSize">The longest that the field answers, whatever is asked.</param>
/// <param name="SlicingArguments">The indexes of the arguments that say it; the greatest value counts.</param>
/// <param name="SizedFields">The fields of the result that are that long, such as edges and nodes; none: the result itself.</param>
internal sealed record ListCost(int AssumedSize, int MaxSize, int[] SlicingArguments, string[] SizedFields);
