namespace GraphQL.Engine.Types;

/// <summary>The variables of a request after coercion: only those that were given or have a default.</summary>
public sealed class VariableValues
{
    private readonly Dictionary<string, object?> _values;

    internal VariableValues(Dictionary<string, object?> values) => _values = values;

    /// <summary>No variables.</summary>
    public static VariableValues Empty { get; } = new(new Dictionary<string, object?>(StringComparer.Ordinal));

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <summary>The coerced value (null may be one); false when the variable was neither given nor has a default.</summary>
    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    /// <summary>The coerced value, or null.</summary>
    public object? GetValueOrDefault(string name) => _values.GetValueOrDefault(name);
}
