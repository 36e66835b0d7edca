using System.Reflection;

namespace GraphQL.Engine.Configuration;

/// <summary>What a resolver answers for one object, and how.</summary>
/// <param name="Type">The CLR type of one value.</param>
/// <param name="Nullability">What the compiler knows of its nulls.</param>
/// <param name="Kind">At once or as a task.</param>
/// <param name="BatchList">The list type of a batch resolver; null for others.</param>
/// <param name="HasErrors">Whether a batch resolver answers <see cref="ResolverResult"/>s.</param>
internal sealed record ResultType(Type Type, NullabilityInfo? Nullability, ResultKind Kind, Type? BatchList = null, bool HasErrors = false)
{
    /// <summary>The result of a method; null when it has none.</summary>
    public static ResultType? Of(MethodInfo method, NullabilityInfo info)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask) || type.IsByRef)
        {
            return null;
        }
        var kind = ClrTypes.IsGeneric(type, typeof(Task<>)) ? ResultKind.Task
            : ClrTypes.IsGeneric(type, typeof(ValueTask<>)) ? ResultKind.ValueTask
            : ResultKind.Sync;
        var (inner, nullability) = kind == ResultKind.Sync ? (type, info) : (type.GetGenericArguments()[0], ClrTypes.Inner(info)!);
        if (ClrTypes.IsGeneric(inner, typeof(IAsyncEnumerable<>)))
        {
            return null;
        }
        if (!method.Has<BatchResolverAttribute>())
        {
            return new ResultType(inner, nullability, kind);
        }
        return !ClrTypes.TryGetItem(inner, out var item) || !typeof(IReadOnlyList<>).MakeGenericType(item).IsAssignableFrom(inner) ? null
            : item == typeof(ResolverResult) ? new ResultType(typeof(object), null, kind, inner, HasErrors: true)
            : new ResultType(item, ClrTypes.Inner(nullability), kind, inner);
    }
}
