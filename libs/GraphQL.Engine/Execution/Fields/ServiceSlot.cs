namespace GraphQL.Engine.Execution;

/// <summary>A service that a resolver takes as a parameter.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Key">Its key, or null.</param>
internal sealed record ServiceSlot(Type Type, string? Key);
