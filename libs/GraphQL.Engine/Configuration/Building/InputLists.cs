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

internal interface IInputListFactory
{
    object Array(object?[] items, Func<object?, object?> convert);

    object List(object?[] items, Func<object?, object?> convert);
}

internal sealed class InputListFactory<T> : IInputListFactory
{
    public object Array(object?[] items, Func<object?, object?> convert) => System.Array.ConvertAll(items, i => (T)convert(i)!);

    public object List(object?[] items, Func<object?, object?> convert) => new List<T>((T[])Array(items, convert));
}
