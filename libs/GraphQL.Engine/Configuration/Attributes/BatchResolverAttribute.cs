namespace GraphQL.Engine;

/// <summary>
/// Marks a resolver that is called once for all parents of a level: [Parent] is a list, and so is the result, of the same length and order.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchResolverAttribute : Attribute;
