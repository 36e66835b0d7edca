namespace GraphQL.Engine.Execution;

/// <summary>Where the events of a subscription field come from. Made once with the schema, shared by all subscribers.</summary>
/// <param name="Open">Subscribes.</param>
/// <param name="Services">What the compiled call takes from the services.</param>
/// <param name="Converter">Turns coerced arguments into parameters; null when there are none.</param>
internal sealed record EventSource(
    Func<object, ResolverCall, int, ValueTask<IAsyncEnumerable<object>>> Open, ServiceSlot[] Services, ArgumentConverter? Converter);
