namespace GraphQL.Engine.Types;

/// <summary>
/// The coerced arguments of a field or directive by the index of their definition; an argument may be absent, which is not null.
/// </summary>
public readonly struct ArgumentValues
{
    internal static readonly object Absent = new();
    private readonly object?[]? _values;

    internal ArgumentValues(object?[] values) => _values = values;

    /// <summary>
    /// The value of the argument at <see cref="InputValueDefinition.Index"/>; false when it was not given and has no default.
    /// </summary>
    public bool TryGet(int index, out object? value)
    {
        value = _values?[index];
        if (_values is not null && !ReferenceEquals(value, Absent))
        {
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The value of the argument, or null when it is absent.</summary>
    public object? GetValueOrDefault(int index) => TryGet(index, out var value) ? value : null;
}
