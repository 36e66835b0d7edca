namespace GraphQL.Engine.Configuration;

internal interface IInputListFactory
{
    object Array(object?[] items, Func<object?, object?> convert);

    object List(object?[] items, Func<object?, object?> convert);
}
