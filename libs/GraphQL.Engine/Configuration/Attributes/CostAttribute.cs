namespace GraphQL.Engine;

/// <summary>Sets the cost of a field: what one evaluation counts towards the limit.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Parameter)]
public sealed class CostAttribute : Attribute
{
    /// <summary>Sets the weight; at least 0.</summary>
    public CostAttribute(double weight) => Weight = weight;

    /// <summary>What one evaluation counts.</summary>
    public double Weight { get; }
}
