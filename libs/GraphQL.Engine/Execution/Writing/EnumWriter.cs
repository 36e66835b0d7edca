using System.Text;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>A CLR enum, or whatever stands for the values of an enum type, by the names in GraphQL.</summary>
internal sealed class EnumWriter<T> : LeafWriter<T> where T : notnull
{
    private readonly Dictionary<T, byte[]> _names = [];

    public EnumWriter(EnumType type)
    {
        foreach (var value in type.Values)
        {
            if (value.Value is T clrValue)
            {
                _names.TryAdd(clrValue, Encoding.UTF8.GetBytes($"\"{value.Name}\""));
            }
        }
    }

    public override Written Write(T value, ResponseWriter writer)
    {
        if (value is null)
        {
            return Written.Null;
        }
        if (!_names.TryGetValue(value, out var name))
        {
            return Written.Invalid;
        }
        writer.Buffer.Write(name);
        return Written.Value;
    }
}
