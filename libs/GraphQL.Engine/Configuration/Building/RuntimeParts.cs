using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

/// <summary>What every field's runtime is made with.</summary>
internal sealed record RuntimeParts
{
    public object? Leaf { get; init; }

    public ListReader? Items { get; init; }

    public ArgumentConverter? Converter { get; init; }

    public ServiceSlot[] Services { get; init; } = [];

    public PagingRule? Paging { get; init; }

    public double Cost { get; init; }

    public ListCost? ListCost { get; init; }
}
