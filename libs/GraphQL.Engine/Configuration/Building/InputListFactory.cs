namespace GraphQL.Engine.Configuration;

internal sealed class InputListFactory<T> : IInputListFactory
{
    public object Array(object?[] items, Func<object?, object?> convert) => System.Array.ConvertAll(items, i => (T)convert(i)!);

    public object List(object?[] items, Func<object?, object?> convert) => new List<T>((T[])Array(items, convert));
}
