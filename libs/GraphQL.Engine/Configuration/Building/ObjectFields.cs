using System.Reflection;
using System.Runtime.CompilerServices;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>Collects the fields of CLR types and of classes of resolvers.</summary>
internal sealed class ObjectFields(TypeRegistry registry, OutputTypes outputs, MethodFields methods)
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;
    private const BindingFlags Both = Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The fields of the CLR type itself.</summary>
    public void AddOwn(ObjectDraft draft)
    {
        foreach (var property in Properties(draft.Clr!).Where(p => !p.Has<GraphQLIgnoreAttribute>()))
        {
            draft.Add(Property(property, draft.Clr!), property, registry.Problems);
        }
        foreach (var method in draft.Clr!.GetMethods(Instance).Where(IsResolver))
        {
            draft.Add(methods.Of(method, draft.Clr), method, registry.Problems);
        }
    }

    /// <summary>The fields of a class of resolvers.</summary>
    public void AddFrom(Type resolvers, ObjectDraft draft)
    {
        foreach (var method in resolvers.GetMethods(Both).Where(m => IsResolver(m) || IsGetter(m, resolvers)))
        {
            var field = IsGetter(method, resolvers) ? Getter(method, resolvers)
                : methods.Of(method, draft.Clr, isSubscription: draft.IsSubscription);
            draft.Add(field, method, registry.Problems);
        }
    }

    private FieldDefinition? Property(PropertyInfo property, Type parent)
    {
        if (Descriptions.Find<UsePagingAttribute>(property) is not null)
        {
            registry.Problems.Add(property, "[UsePaging] on a property is not supported: put it on a method of a type extension.");
            return null;
        }
        if (outputs.Of(property.PropertyType, registry.Nullability.Create(property), property) is not { } shape)
        {
            return null;
        }
        return new FieldDefinition(Naming.Field(property), shape.Type)
        {
            Description = Descriptions.Of(property),
            DeprecationReason = Descriptions.DeprecationOf(property),
            Resolver = PropertyFields.Create(
                parent, PropertyFields.Accessor(parent, property), shape, PagingFields.Cost(property, [], null)),
        };
    }

    /// <summary>A property of a class of resolvers: its getter is called as any resolver.</summary>
    private FieldDefinition? Getter(MethodInfo getter, Type resolvers)
    {
        var property = resolvers.GetProperties(Both).First(p => p.GetMethod == getter);
        return methods.Of(getter, null, property);
    }

    private static IEnumerable<PropertyInfo> Properties(Type type)
    {
        var inherited = type.IsInterface ? type.GetInterfaces().SelectMany(i => i.GetProperties(Instance)) : [];
        return type.GetProperties(Instance).Concat(inherited)
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
            .DistinctBy(p => p.Name);
    }

    private static bool IsGetter(MethodInfo method, Type resolvers) =>
        method.IsSpecialName && Array.Exists(resolvers.GetProperties(Both), p => p.GetMethod == method && !p.Has<GraphQLIgnoreAttribute>());

    private static bool IsResolver(MethodInfo method) => !method.IsSpecialName
        && !method.Has<GraphQLIgnoreAttribute>()
        && !method.Has<CompilerGeneratedAttribute>()
        && method.Name is not ("Deconstruct" or "<Clone>$")
        && method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType)
        && method.GetBaseDefinition().DeclaringType != typeof(object)
        && !SubscriptionFields.IsSource(method)
        && !(method.Name == "Equals" && method.GetParameters().Length == 1);
}
