using GraphQL.Engine.Language;

namespace GraphQL.Engine.Execution;

/// <summary>An operation made ready for execution, for one answer to its @skip and @include conditions. Immutable and shared.</summary>
internal sealed class OperationPlan
{
    public required OperationDefinitionNode Operation { get; init; }

    public required ObjectNode Root { get; init; }

    public required int NodeCount { get; init; }

    public required int ColumnCount { get; init; }

    /// <summary>The cost, when it is the same for all variables.</summary>
    public double? ConstantCost { get; set; }

    /// <summary>The length of the last result, to rent a buffer that is large enough at once. A race over it does no harm.</summary>
    public int LastLength { get; set; } = 2048;
}
