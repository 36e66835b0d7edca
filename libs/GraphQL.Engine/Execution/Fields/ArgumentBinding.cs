namespace GraphQL.Engine.Execution;

/// <summary>How one argument reaches its parameter.</summary>
/// <param name="Convert">From the coerced value to the parameter's type.</param>
/// <param name="Absent">What the parameter gets when the argument is not given and has no default.</param>
internal sealed record ArgumentBinding(Func<object?, object?> Convert, object? Absent);
