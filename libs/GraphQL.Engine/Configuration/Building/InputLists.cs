namespace GraphQL.Engine.Configuration;

/// <summary>Fills the lists of parameters.</summary>
internal static class InputLists
{
    /// <summary>How to make a list of a type from coerced items; null when it cannot be made.</summary>
    public static Func<object?[], Func<object?, object?>, object>? For(Type list, Type item)
    {
        var factory = (IInputListFactory)Activator.CreateInstance(typeof(InputListFactory<>).MakeGenericType(item))!;
        return list.IsArray || list.IsAssignableFrom(item.MakeArrayType()) ? factory.Array
            : list.IsAssignableFrom(typeof(List<>).MakeGenericType(item)) ? factory.List
            : null;
    }
}
