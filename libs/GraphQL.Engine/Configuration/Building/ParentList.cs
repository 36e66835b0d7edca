using System.Linq.Expressions;
using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

/// <summary>The lists that batch resolvers take.</summary>
internal static class ParentList
{
    /// <summary>The parents as a list of a type.</summary>
    public static Expression Expression(Expression parents, Type list, Type item) => Of(nameof(List), list, item, parents);

    /// <summary>A list with one value for each parent.</summary>
    public static Expression Repeat(Expression parents, Expression value, Type list, Type item) =>
        Of(nameof(Repeated), list, item, parents, value);

    public static List<T> List<T>(ObjectStack parents)
    {
        var list = new List<T>(parents.Count);
        foreach (var parent in parents.Items)
        {
            list.Add((T)parent!);
        }
        return list;
    }

    public static List<T> Repeated<T>(ObjectStack parents, T value) => [.. Enumerable.Repeat(value, parents.Count)];

    private static Expression Of(string method, Type list, Type item, params Expression[] arguments)
    {
        Expression call = System.Linq.Expressions.Expression.Call(typeof(ParentList), method, [item], arguments);
        if (list.IsArray)
        {
            return System.Linq.Expressions.Expression.Call(call, "ToArray", []);
        }
        return System.Linq.Expressions.Expression.Convert(call, list);
    }
}
