namespace GraphQL.Engine.Execution;

/// <summary>The object at the root of queries and mutations: it has no state.</summary>
internal sealed class RootValue
{
    public static RootValue Instance { get; } = new();
}
