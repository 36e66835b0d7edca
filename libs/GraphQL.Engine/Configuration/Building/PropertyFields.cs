using System.Linq.Expressions;
using System.Reflection;
using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

/// <summary>Makes fields that are read straight from the parent object by a compiled accessor.</summary>
internal static class PropertyFields
{
    /// <summary>A field from an accessor expression over the parent's CLR type.</summary>
    public static FieldRuntime Create(Type parent, LambdaExpression read, OutputShape shape, ListCost? listCost)
    {
        if (shape.Leaf is not null)
        {
            return (FieldRuntime)Activator.CreateInstance(
                typeof(LeafField<,>).MakeGenericType(parent, shape.Clr), read.Compile(), shape.Leaf)!;
        }
        var boxed = Expression.Lambda(
            typeof(Func<,>).MakeGenericType(parent, typeof(object)), Expression.Convert(read.Body, typeof(object)), read.Parameters);
        var factory = (IObjectFieldFactory)Activator.CreateInstance(typeof(ObjectFieldFactory<>).MakeGenericType(parent))!;
        return factory.Create(boxed.Compile(), shape.Items, listCost ?? shape.ListCost);
    }

    public static LambdaExpression Accessor(Type parent, PropertyInfo property)
    {
        var parameter = Expression.Parameter(parent, "parent");
        return Expression.Lambda(Expression.Property(Expression.Convert(parameter, property.DeclaringType!), property), parameter);
    }

    private interface IObjectFieldFactory
    {
        FieldRuntime Create(Delegate read, ListReader? items, ListCost? listCost);
    }

    private sealed class ObjectFieldFactory<TParent> : IObjectFieldFactory
    {
        public FieldRuntime Create(Delegate read, ListReader? items, ListCost? listCost) =>
            new ObjectField<TParent>((Func<TParent, object?>)read) { Items = items, ListCost = listCost };
    }
}
