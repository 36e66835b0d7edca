using System.Linq.Expressions;
using System.Reflection;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>Makes fields of methods.</summary>
internal sealed class MethodFields(TypeRegistry registry, OutputTypes outputs, InputTypes inputs, BuildContext context)
{
    /// <summary>The field of a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parent">The CLR type of the object; null for a root.</param>
    /// <param name="property">The property, when the method is its getter: it carries the name and the attributes.</param>
    /// <returns>Null, with a problem noted, when there is none.</returns>
    /// <param name="isSubscription">Whether it is a field of the subscription root.</param>
    public FieldDefinition? Of(MethodInfo method, Type? parent, PropertyInfo? property = null, bool isSubscription = false)
    {
        MemberInfo member = property is null ? method : property;
        if (method.ContainsGenericParameters)
        {
            registry.Problems.Add(method, "a resolver cannot be generic.");
            return null;
        }
        if (ResultOf(method) is not { } result || ShapeOf(member, result) is not { } shape)
        {
            return null;
        }
        var parameters = new ResolverParameters(method, parent, inputs, registry, context.Services);
        var call = Expression.Call(InstanceOf(method, parent, parameters), method, parameters.Bind());
        var paging = Descriptions.Find<UsePagingAttribute>(member);
        if (paging is not null)
        {
            PagingFields.AddArguments(parameters.Arguments, parameters.Bindings, paging);
        }
        var events = isSubscription ? EventsOf(method, parameters) : null;
        var field = new FieldDefinition(Naming.Field(member), shape.Type)
        {
            Arguments = [.. parameters.Arguments],
            Description = Descriptions.Of(member),
            DeprecationReason = Descriptions.DeprecationOf(member),
            Resolver = Runtime(member, parent, result, shape, parameters, call, paging),
        };
        ((FieldRuntime)field.Resolver).Events = events?.Invoke();
        return field;
    }

    private Func<EventSource>? EventsOf(MethodInfo method, ResolverParameters resolver) =>
        SubscriptionFields.Of(method, resolver, registry.Problems, open =>
        {
            var parameters = resolver.Beside(open);
            return (parameters, InstanceOf(open, null, parameters));
        });

    private FieldRuntime Runtime(
        MemberInfo member, Type? parent, ResultType result, OutputShape shape, ResolverParameters parameters, Expression call,
        UsePagingAttribute? paging)
    {
        var cost = Descriptions.Find<CostAttribute>(member);
        if (parent is not null && parameters.OnlyParent && result is { Kind: ResultKind.Sync, BatchList: null } && cost is null
            && paging is null)
        {
            return OverParent(parent, parameters, call, shape, PagingFields.Cost(member, parameters.Arguments, null));
        }
        var rule = paging is null && ClrTypes.ConnectionNode(result.Type) is null ? null
            : PagingFields.Rule(parameters.Arguments, paging, context.Paging);
        var parts = new RuntimeParts
        {
            Leaf = shape.Leaf,
            Items = shape.Items,
            Converter = parameters.Bindings.Count == 0 ? null : new ArgumentConverter([.. parameters.Bindings]),
            Services = parameters.Services,
            Paging = rule,
            Cost = cost?.Weight ?? 1,
            ListCost = PagingFields.Cost(member, parameters.Arguments, rule),
        };
        return ResolverLambda.Create(result, shape, parameters, call, parts);
    }

    /// <summary>A method that needs nothing but its parent is as good as a property.</summary>
    private static FieldRuntime OverParent(
        Type parent, ResolverParameters parameters, Expression call, OutputShape shape, ListCost? listCost)
    {
        var typed = Expression.Parameter(parent, "parent");
        var body = new Replacement(parameters.Parent, Expression.Convert(typed, typeof(object))).Visit(call)!;
        return PropertyFields.Create(parent, Expression.Lambda(body, typed), shape, listCost);
    }

    private ResultType? ResultOf(MethodInfo method)
    {
        var result = ResultType.Of(method, registry.Nullability.Create(method.ReturnParameter));
        if (result is null)
        {
            registry.Problems.Add(
                method, $"{ClrTypes.Display(method.ReturnType)} is no result: a resolver answers a value, a Task<T> or a ValueTask<T>"
                + (method.Has<BatchResolverAttribute>() ? ", and a [BatchResolver] a list." : "."));
        }
        return result;
    }

    private OutputShape? ShapeOf(MemberInfo member, ResultType result)
    {
        if (Descriptions.Find<UsePagingAttribute>(member) is not { } paging)
        {
            return outputs.Of(result.Type, result.Nullability, member);
        }
        var node = ClrTypes.ConnectionNode(result.Type) ?? (ClrTypes.TryGetItem(result.Type, out var item) ? item : null);
        if (node is null)
        {
            registry.Problems.Add(member, $"[UsePaging] needs a Connection<T> or a list, not {ClrTypes.Display(result.Type)}.");
            return null;
        }
        var name = paging.ConnectionName ?? (paging.InferConnectionNameFromField ? Naming.Pascal(Naming.Field(member)) : null);
        var options = new ConnectionOptions(name, paging.IncludeTotalCount);
        var type = ClrTypes.ConnectionNode(result.Type) is null ? typeof(Connection<>).MakeGenericType(node) : result.Type;
        var shape = outputs.Connection(type, node, result.Nullability, ClrTypes.Display(member), options);
        var nonNull = !ClrTypes.AllowsNull(result.Type, result.Nullability);
        return shape is not null && nonNull ? shape with { Type = shape.Type.NonNull() } : shape;
    }

    private Expression? InstanceOf(MethodInfo method, Type? parent, ResolverParameters parameters) =>
        method.IsStatic ? null
        : parent is not null && method.DeclaringType!.IsAssignableFrom(parent) ? Expression.Convert(parameters.Parent, method.DeclaringType)
        : context.Instance(method, parameters);

    private sealed class Replacement(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
