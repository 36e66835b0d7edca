using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>Turns the coerced arguments of a field into what its resolver's parameters want.</summary>
internal sealed class ArgumentConverter(ArgumentBinding[] bindings)
{
    /// <summary>The values by the index of the argument.</summary>
    public object?[] Convert(in ArgumentValues values)
    {
        var converted = new object?[bindings.Length];
        for (var i = 0; i < bindings.Length; i++)
        {
            converted[i] = values.TryGet(i, out var value)
                ? bindings[i].Convert(value)
                : bindings[i].Absent;
        }
        return converted;
    }
}
