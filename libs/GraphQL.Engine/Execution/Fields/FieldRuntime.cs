namespace GraphQL.Engine.Execution;

/// <summary>How the field of an object type gets its values. Made once with the schema, shared by all requests, without state.</summary>
internal abstract class FieldRuntime
{
    /// <summary>Reads the items of the result's lists; null where there are no lists of objects.</summary>
    public ListReader? Items { get; init; }

    /// <summary>
    /// Turns coerced arguments into what the resolver's parameters want, by the index of the argument; null where no argument needs it.
    /// </summary>
    public ArgumentConverter? Converter { get; init; }

    /// <summary>What one evaluation counts towards the cost limit.</summary>
    public double Cost { get; init; }

    /// <summary>How long the field's lists are, for the cost limit.</summary>
    public ListCost? ListCost { get; init; }

    /// <summary>Where the events come from when this is a field of the subscription root; else null.</summary>
    public EventSource? Events { get; set; }
}
