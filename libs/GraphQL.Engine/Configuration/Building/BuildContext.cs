using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Configuration;

/// <summary>What building a schema takes from the application.</summary>
internal sealed class BuildContext(IServiceProvider root, PagingOptions paging)
{
    private readonly Dictionary<Type, object> _instances = [];

    public IServiceProviderIsService Services { get; } = root.GetRequiredService<IServiceProviderIsService>();

    public PagingOptions Paging { get; } = paging;

    /// <summary>
    /// The object that a resolver of a class of its own is called on: the registered service, or one made for all requests.
    /// </summary>
    public Expression Instance(MemberInfo member, ResolverParameters parameters)
    {
        var type = member.DeclaringType!;
        return Services.IsService(type) ? parameters.Service(type, null) : Expression.Constant(Single(type), type);
    }

    private object Single(Type type)
    {
        if (!_instances.TryGetValue(type, out var instance))
        {
            _instances.Add(type, instance = ActivatorUtilities.CreateInstance(root, type));
        }
        return instance;
    }
}
