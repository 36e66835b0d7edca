namespace GraphQL.Engine.Execution;

/// <summary>An operation that cannot be planned: it exceeds a limit, or a condition has no value.</summary>
internal sealed class PlanException(string message, string code) : Exception(message)
{
    public string Code { get; } = code;
}
