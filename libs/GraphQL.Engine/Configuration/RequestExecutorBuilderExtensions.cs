using System.Reflection;
using System.Runtime.CompilerServices;
using GraphQL.Engine.Configuration;
using GraphQL.Engine.Subscriptions;
using GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphQL.Engine;

/// <summary>Says what the schema is made of.</summary>
public static class RequestExecutorBuilderExtensions
{
    /// <summary>Takes the fields of the query root from a class; may be called for several.</summary>
    public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder) =>
        builder.Setup(s => s.QueryTypes.Add(typeof(T)));

    /// <summary>Takes the fields of the query root from a class, which may be static.</summary>
    public static IRequestExecutorBuilder AddQueryType(this IRequestExecutorBuilder builder, Type type) =>
        builder.Setup(s => s.QueryTypes.Add(type));

    /// <summary>Has a query root whose fields come from type extensions.</summary>
    public static IRequestExecutorBuilder AddQueryType(this IRequestExecutorBuilder builder) => builder;

    /// <summary>Takes the fields of the mutation root from a class; may be called for several.</summary>
    public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder) =>
        builder.Setup(s => s.MutationTypes.Add(typeof(T)));

    /// <summary>Takes the fields of the mutation root from a class, which may be static.</summary>
    public static IRequestExecutorBuilder AddMutationType(this IRequestExecutorBuilder builder, Type type) =>
        builder.Setup(s => s.MutationTypes.Add(type));

    /// <summary>Takes the fields of the subscription root from a class; may be called for several.</summary>
    public static IRequestExecutorBuilder AddSubscriptionType<T>(this IRequestExecutorBuilder builder) =>
        builder.Setup(s => s.SubscriptionTypes.Add(typeof(T)));

    /// <summary>Takes the fields of the subscription root from a class, which may be static.</summary>
    public static IRequestExecutorBuilder AddSubscriptionType(this IRequestExecutorBuilder builder, Type type) =>
        builder.Setup(s => s.SubscriptionTypes.Add(type));

    /// <summary>Adds a class marked with [ExtendObjectType&lt;T&gt;], [ObjectType&lt;T&gt;] or one of the root attributes.</summary>
    public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) => builder.AddType<T>();

    /// <summary>Adds a class, which may be static, marked as a type extension.</summary>
    public static IRequestExecutorBuilder AddTypeExtension(this IRequestExecutorBuilder builder, Type type) => builder.AddType(type);

    /// <summary>Adds a type that no field refers to by itself, such as an implementation of an interface.</summary>
    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) => builder.Setup(s => s.Types.Add(typeof(T)));

    /// <summary>Adds a type or a class of resolvers; its attributes say what it is.</summary>
    public static IRequestExecutorBuilder AddType(this IRequestExecutorBuilder builder, Type type) => builder.Setup(s => s.Types.Add(type));

    /// <summary>
    /// Adds every type of the calling assembly that carries an attribute of a root, an extension, an object, an interface or a union.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRequestExecutorBuilder AddTypes(this IRequestExecutorBuilder builder) => builder.AddTypes(Assembly.GetCallingAssembly());

    /// <summary>
    /// Adds every type of an assembly that carries an attribute of a root, an extension, an object, an interface or a union.
    /// </summary>
    public static IRequestExecutorBuilder AddTypes(this IRequestExecutorBuilder builder, Assembly assembly) =>
        builder.Setup(s => s.Types.AddRange(
            assembly.GetTypes().Where(AttributedTypes.IsMarked).OrderBy(t => t.FullName, StringComparer.Ordinal)));

    /// <summary>Gives a CLR type the named scalar, such as <c>Uri</c> the scalar URL.</summary>
    public static IRequestExecutorBuilder BindRuntimeType<TRuntime>(this IRequestExecutorBuilder builder, string scalarName) =>
        builder.Setup(s => s.RuntimeTypes[typeof(TRuntime)] = scalarName);

    /// <summary>Registers a data loader: one instance a request.</summary>
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder) where T : class, IDataLoader
    {
        builder.Services.TryAddScoped<T>();
        return builder;
    }

    /// <summary>Registers a data loader under its interface too.</summary>
    public static IRequestExecutorBuilder AddDataLoader<TService, T>(this IRequestExecutorBuilder builder)
        where TService : class, IDataLoader
        where T : class, TService
    {
        builder.Services.TryAddScoped<T>();
        builder.Services.TryAddScoped<TService>(p => p.GetRequiredService<T>());
        return builder;
    }

    /// <summary>Adds a filter that may rewrite each error before it is sent.</summary>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder) where T : class, IErrorFilter
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IErrorFilter, T>());
        return builder;
    }

    /// <summary>Adds a scalar of one's own; <see cref="BindRuntimeType{T}"/> says which CLR type it stands for.</summary>
    public static IRequestExecutorBuilder AddScalar(this IRequestExecutorBuilder builder, ScalarType scalar) =>
        builder.Setup(s => s.Scalars.Add(scalar));

    /// <summary>Changes what one request may ask for.</summary>
    public static IRequestExecutorBuilder ModifyLimits(this IRequestExecutorBuilder builder, Action<ExecutionLimits> modify)
    {
        builder.Services.Configure(modify);
        return builder;
    }

    /// <summary>Changes the page sizes of fields that say nothing else.</summary>
    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> modify)
    {
        builder.Services.Configure(modify);
        return builder;
    }

    /// <summary>Trusts the documents of a folder or manifest: clients name them by their id or hash.</summary>
    public static IRequestExecutorBuilder AddPersistedDocuments(this IRequestExecutorBuilder builder, string source) =>
        builder.ModifyDocuments(o => o.TrustedSources.Add(source));

    /// <summary>Changes what documents clients may use without sending them, and whether others.</summary>
    public static IRequestExecutorBuilder ModifyDocuments(this IRequestExecutorBuilder builder, Action<DocumentOptions> modify)
    {
        builder.Services.Configure(modify);
        return builder;
    }

    /// <summary>Adds topics within this process: <see cref="ITopicEventSender"/> and <see cref="ITopicEventReceiver"/>.</summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(
        this IRequestExecutorBuilder builder, Action<SubscriptionOptions>? modify = null)
    {
        builder.Services.AddOptions<SubscriptionOptions>().Configure(modify ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<InMemoryTopics>();
        builder.Services.TryAddSingleton<ITopicEventSender>(p => p.GetRequiredService<InMemoryTopics>());
        builder.Services.TryAddSingleton<ITopicEventReceiver>(p => p.GetRequiredService<InMemoryTopics>());
        return builder;
    }

    /// <summary>Says who may open a WebSocket connection, and as whom.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ISocketSessionInterceptor, T>());
        return builder;
    }

    private static IRequestExecutorBuilder Setup(this IRequestExecutorBuilder builder, Action<SchemaSetup> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }
}
