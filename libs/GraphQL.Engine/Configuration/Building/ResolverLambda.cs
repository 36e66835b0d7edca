using System.Linq.Expressions;
using GraphQL.Engine.Execution;

namespace GraphQL.Engine.Configuration;

/// <summary>Compiles the call of a resolver.</summary>
internal static class ResolverLambda
{
    public static FieldRuntime Create(
        ResultType result, OutputShape shape, ResolverParameters parameters, Expression call, RuntimeParts parts)
    {
        var factory = (IRuntimeFactory)Activator.CreateInstance(typeof(RuntimeFactory<>).MakeGenericType(shape.Clr))!;
        if (result.BatchList is not null)
        {
            return Batch(result, shape, parameters, call, parts, factory);
        }
        var body = shape.Clr == result.Type ? call : Paged(result, parameters, call);
        var type = TypeOf(result.Kind, shape.Clr);
        var signature = typeof(Func<,,,>).MakeGenericType(typeof(object), typeof(ResolverCall), typeof(int), type);
        var invoke = Expression.Lambda(signature, body, parameters.Parent, parameters.Call, parameters.Index).Compile();
        return result.Kind switch
        {
            ResultKind.Sync => factory.Sync(invoke, parts),
            ResultKind.Task => factory.Task(invoke, parts),
            _ => factory.ValueTask(invoke, parts),
        };
    }

    private static FieldRuntime Batch(
        ResultType result, OutputShape shape, ResolverParameters parameters, Expression call, RuntimeParts parts, IRuntimeFactory factory)
    {
        var method = result.Kind switch
        {
            ResultKind.Sync => nameof(BatchAnswers.FromValue),
            ResultKind.Task => nameof(BatchAnswers.FromTask),
            _ => nameof(BatchAnswers.FromValueTask),
        };
        var item = result.HasErrors ? typeof(ResolverResult) : shape.Clr;
        Type[] arguments = result.Kind == ResultKind.Sync ? [item] : [result.BatchList!, item];
        var body = Expression.Call(typeof(BatchAnswers), method, arguments, call);
        var signature = typeof(Func<,,>).MakeGenericType(
            typeof(ObjectStack), typeof(ResolverCall), typeof(ValueTask<>).MakeGenericType(typeof(IReadOnlyList<>).MakeGenericType(item)));
        var invoke = Expression.Lambda(signature, body, parameters.Parents, parameters.Call).Compile();
        return result.HasErrors ? factory.BatchOfResults(invoke, parts) : factory.Batch(invoke, parts);
    }

    /// <summary>Makes a connection of the list that a [UsePaging] resolver answers.</summary>
    private static MethodCallExpression Paged(ResultType result, ResolverParameters parameters, Expression call)
    {
        var node = ClrTypes.TryGetItem(result.Type, out var item) ? item
            : throw new InvalidOperationException($"{result.Type} is no list.");
        var name = result.Kind switch
        {
            ResultKind.Sync => nameof(ListPaging.FromList),
            ResultKind.Task => nameof(ListPaging.FromTask),
            _ => nameof(ListPaging.FromValueTask),
        };
        Type[] arguments = result.Kind == ResultKind.Sync ? [node] : [result.Type, node];
        return Expression.Call(
            typeof(ListPaging), name, arguments, call, Expression.Property(parameters.Call, nameof(ResolverCall.Paging)));
    }

    private static Type TypeOf(ResultKind kind, Type value) => kind switch
    {
        ResultKind.Sync => value,
        ResultKind.Task => typeof(Task<>).MakeGenericType(value),
        _ => typeof(ValueTask<>).MakeGenericType(value),
    };
}
