using System.Linq.Expressions;
using System.Reflection;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Subscriptions;

namespace GraphQL.Engine.Configuration;

/// <summary>Finds where the events of a subscription field come from: the method that [Subscribe] names, or a topic.</summary>
internal static class SubscriptionFields
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    /// <summary>Whether a method only opens the events of another.</summary>
    public static bool IsSource(MethodInfo method) => Array.Exists(
        method.DeclaringType!.GetMethods(Any), m => m.GetCustomAttribute<SubscribeAttribute>()?.With == method.Name);

    /// <summary>The source of a field's events; null, with a problem noted, when there is none.</summary>
    /// <param name="method">The resolver.</param>
    /// <param name="resolver">Its parameters; the arguments of the subscribe method are added.</param>
    /// <param name="problems">What cannot be mapped.</param>
    /// <param name="parametersOf">Makes the parameters of the subscribe method, and the object it is called on.</param>
    public static Func<EventSource>? Of(
        MethodInfo method, ResolverParameters resolver, SchemaProblems problems,
        Func<MethodInfo, (ResolverParameters Parameters, Expression? Instance)> parametersOf)
    {
        if (method.GetCustomAttribute<SubscribeAttribute>() is not { } subscribe)
        {
            problems.Add(method, "a field of the subscription root needs [Subscribe].");
            return null;
        }
        if (subscribe.With is null)
        {
            return Topic(method, resolver, problems);
        }
        if (method.DeclaringType!.GetMethod(subscribe.With, Any) is not { } open)
        {
            problems.Add(method, $"[Subscribe] names {subscribe.With}, which is no method of this class.");
            return null;
        }
        if (Conversion(open.ReturnType) is not { } conversion)
        {
            problems.Add(open, "a subscribe method answers an IAsyncEnumerable<T> or ISourceStream<T>, or a task of one.");
            return null;
        }
        var (parameters, instance) = parametersOf(open);
        var call = Expression.Call(
            conversion, Expression.Call(instance, open, parameters.Bind()),
            Expression.Property(parameters.Call, nameof(ResolverCall.CancellationToken)));
        return () => Source(Expression.Lambda<Func<object, ResolverCall, int, ValueTask<IAsyncEnumerable<object>>>>(
            call, parameters.Parent, parameters.Call, parameters.Index).Compile(), parameters);
    }

    private static Func<EventSource>? Topic(MethodInfo method, ResolverParameters resolver, SchemaProblems problems)
    {
        if (Array.Find(method.GetParameters(), p => p.IsDefined(typeof(EventMessageAttribute))) is not { } message)
        {
            problems.Add(method, "a subscription field has an [EventMessage] parameter, or [Subscribe(With = …)].");
            return null;
        }
        var dynamic = Array.Find(method.GetParameters(), p => p.IsDefined(typeof(TopicAttribute)));
        var pattern = method.GetCustomAttribute<TopicAttribute>()?.Name
            ?? (dynamic is null ? Naming.Field(method) : $"{{{Naming.Argument(dynamic)}}}");
        var open = typeof(TopicSource).GetMethod(nameof(TopicSource.OpenAsync))!.MakeGenericMethod(message.ParameterType)
            .CreateDelegate<Func<string, ResolverCall, ValueTask<IAsyncEnumerable<object>>>>();
        return () => Source((_, call, _) => open(pattern, call), resolver);
    }

    private static EventSource Source(
        Func<object, ResolverCall, int, ValueTask<IAsyncEnumerable<object>>> open, ResolverParameters parameters) =>
        new(open, parameters.Services, parameters.Bindings.Count == 0 ? null : new ArgumentConverter([.. parameters.Bindings]));

    /// <summary>The method of <see cref="EventStreams"/> that takes what a subscribe method answers.</summary>
    private static MethodInfo? Conversion(Type answer)
    {
        var isTask = ClrTypes.IsGeneric(answer, typeof(Task<>), typeof(ValueTask<>));
        var stream = isTask ? answer.GetGenericArguments()[0] : answer;
        if (!ClrTypes.IsGeneric(stream, typeof(IAsyncEnumerable<>), typeof(ISourceStream<>)))
        {
            return null;
        }
        var kind = ClrTypes.IsGeneric(stream, typeof(ISourceStream<>)) ? "FromStream" : "FromEvents";
        var suffix = !isTask ? "" : ClrTypes.IsGeneric(answer, typeof(Task<>)) ? "Task" : "ValueTask";
        return typeof(EventStreams).GetMethod(kind + suffix)!.MakeGenericMethod(stream.GetGenericArguments()[0]);
    }
}
