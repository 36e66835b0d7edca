namespace GraphQL.Engine;

/// <summary>Marks a field, argument, input field or enum value as deprecated. <see cref="ObsoleteAttribute"/> does the same.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class GraphQLDeprecatedAttribute : Attribute
{
    /// <summary>Deprecates the element.</summary>
    public GraphQLDeprecatedAttribute(string deprecationReason) => DeprecationReason = deprecationReason;

    /// <summary>Why, and what to use instead.</summary>
    public string DeprecationReason { get; }
}
