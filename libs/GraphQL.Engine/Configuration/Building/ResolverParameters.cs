using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Configuration;

/// <summary>
/// Binds the parameters of one resolver: [Parent], [Service], [Argument], [EventMessage], [GlobalState] and [IsSelected] as they say, then
/// what the
/// engine gives by type, then registered services, and what is left is an argument of the field.
/// </summary>
internal sealed class ResolverParameters(
    MethodInfo method, Type? parentType, InputTypes inputs, TypeRegistry registry, IServiceProviderIsService services)
{
    private readonly List<ServiceSlot> _services = [];

    public ParameterExpression Parent { get; } = Expression.Parameter(typeof(object), "parent");

    public ParameterExpression Parents { get; } = Expression.Parameter(typeof(ObjectStack), "parents");

    public ParameterExpression Call { get; } = Expression.Parameter(typeof(ResolverCall), "call");

    public ParameterExpression Index { get; } = Expression.Parameter(typeof(int), "index");

    public List<InputValueDefinition> Arguments { get; private init; } = [];

    public List<ArgumentBinding> Bindings { get; private init; } = [];

    private Dictionary<string, (int Index, Type Type)> Known { get; init; } = new(StringComparer.Ordinal);

    public ServiceSlot[] Services => [.. _services];

    /// <summary>Whether the result depends on nothing but the parent: then it is read while the result is written.</summary>
    public bool OnlyParent { get; private set; } = true;

    private bool IsBatch { get; } = method.Has<BatchResolverAttribute>();

    private string Where => ClrTypes.Display(method);

    /// <summary>The parameters of a second method of the same field: an argument of both is one argument.</summary>
    public ResolverParameters Beside(MethodInfo other) => new(other, parentType, inputs, registry, services)
    {
        Arguments = Arguments,
        Bindings = Bindings,
        Known = Known,
    };

    /// <summary>The expressions of all parameters.</summary>
    public Expression[] Bind() => [.. method.GetParameters().Select(Bind)];

    private Expression Bind(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(ParentAttribute)))
        {
            return BindParent(parameter);
        }
        OnlyParent = false;
        var type = parameter.ParameterType;
        return Marked(parameter)
            ?? ByType(type)
            ?? (!parameter.IsDefined(typeof(ArgumentAttribute)) && IsService(type) ? Service(type, null) : Argument(parameter));
    }

    private Expression BindParent(ParameterInfo parameter)
    {
        if (parentType is null)
        {
            registry.Problems.Add(Where, $"{parameter.Name}: a field of a root type has no [Parent].");
            return Expression.Default(parameter.ParameterType);
        }
        var item = parameter.ParameterType;
        if (IsBatch && !ClrTypes.TryGetItem(parameter.ParameterType, out item))
        {
            registry.Problems.Add(Where, $"{parameter.Name}: the [Parent] of a [BatchResolver] is a list.");
            return Expression.Default(parameter.ParameterType);
        }
        if (!item!.IsAssignableFrom(parentType))
        {
            registry.Problems.Add(
                Where, $"{parameter.Name}: the [Parent] is a {ClrTypes.Display(parentType)}, not a {ClrTypes.Display(item)}.");
            return Expression.Default(parameter.ParameterType);
        }
        return IsBatch ? ParentList.Expression(Parents, parameter.ParameterType, item)
            : Expression.Convert(Parent, parameter.ParameterType);
    }

    private Expression? Marked(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<ServiceAttribute>() is { } service)
        {
            return Service(type, service.Key);
        }
        if (parameter.GetCustomAttribute<GlobalStateAttribute>() is { } state)
        {
            return Expression.Call(Call, nameof(ResolverCall.State), [type], Expression.Constant(state.Key ?? parameter.Name));
        }
        if (parameter.GetCustomAttribute<IsSelectedAttribute>() is { } selected)
        {
            return Expression.Call(Call, nameof(ResolverCall.IsSelected), [], Expression.Constant(selected.FieldNames.ToArray()));
        }
        return parameter.IsDefined(typeof(EventMessageAttribute)) ? Expression.Convert(Parent, type) : null;
    }

    /// <summary>Whether a type is registered. The container takes every IEnumerable for one, even of nothing.</summary>
    private bool IsService(Type type) =>
        services.IsService(ClrTypes.IsGeneric(type, typeof(IEnumerable<>)) ? type.GetGenericArguments()[0] : type);

    private Expression? ByType(Type type) =>
        type == typeof(CancellationToken) ? Expression.Property(Call, nameof(ResolverCall.CancellationToken))
        : type == typeof(ClaimsPrincipal) ? Expression.Property(Call, nameof(ResolverCall.User))
        : type == typeof(PagingArguments) ? Expression.Property(Call, nameof(ResolverCall.Paging))
        : type == typeof(IServiceProvider)
            ? Expression.Property(Expression.Property(Call, nameof(ResolverCall.Run)), nameof(OperationRun.Services))
        : type == typeof(IResolverContext)
            ? Expression.Call(Call, nameof(ResolverCall.ContextOf), [], IsBatch ? Expression.Constant(0) : Index)
        : null;

    /// <summary>A service, got once for all objects of a level.</summary>
    public Expression Service(Type type, string? key)
    {
        _services.Add(new ServiceSlot(type, key));
        return Expression.Call(Call, nameof(ResolverCall.Service), [type], Expression.Constant(_services.Count - 1));
    }

    private Expression Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef)
        {
            registry.Problems.Add(Where, $"{parameter.Name}: a resolver has no ref or out parameters; [GraphQLIgnore] leaves the method out.");
            return Expression.Default(type.GetElementType()!);
        }
        // As HotChocolate has it, a batch resolver takes a list of its arguments: one for each parent.
        var single = IsBatch && ClrTypes.TryGetItem(type, out var item) ? item : type;
        var info = registry.Nullability.Create(parameter);
        var where = $"{Where}, parameter {parameter.Name}";
        var name = Naming.Argument(parameter);
        if (Known.TryGetValue(name, out var known))
        {
            if (known.Type != single)
            {
                registry.Problems.Add(where, $"the other method of the field takes {name} as {ClrTypes.Display(known.Type)}.");
                return Expression.Default(type);
            }
            return Expression.Call(Call, nameof(ResolverCall.Argument), [single], Expression.Constant(known.Index));
        }
        if (inputs.Of(single, single == type ? info : ClrTypes.Inner(info), parameter, where) is not { } shape)
        {
            return Expression.Default(type);
        }
        Known.Add(name, (Arguments.Count, single));
        Arguments.Add(new InputValueDefinition(name, shape.Type)
        {
            Description = Descriptions.Of(parameter),
            DeprecationReason = Descriptions.DeprecationOf(parameter),
            DefaultLiteral = Default(parameter, single),
        });
        var absent = parameter.HasDefaultValue ? parameter.DefaultValue : single.IsValueType ? Activator.CreateInstance(single) : null;
        Bindings.Add(new ArgumentBinding(shape.Convert, absent));
        var value = Expression.Call(Call, nameof(ResolverCall.Argument), [single], Expression.Constant(Bindings.Count - 1));
        return single == type ? value : ParentList.Repeat(Parents, value, type, single);
    }

    private static Language.ValueNode? Default(ParameterInfo parameter, Type type) =>
        parameter.GetCustomAttribute<DefaultValueAttribute>() is { } given ? Literals.Of(given.Value, type)
        : parameter is { HasDefaultValue: true, DefaultValue: { } value } ? Literals.Of(value, type)
        : null;
}
