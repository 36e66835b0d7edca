using System.Reflection;

namespace GraphQL.Engine.Configuration;

/// <summary>The registered classes, sorted by what their attributes say.</summary>
internal sealed class Extensions
{
    private readonly List<(Type Class, Type? Target, string? Name)> _extensions = [];
    private readonly HashSet<Type> _used = [];

    public Extensions(SchemaSetup setup)
    {
        Type[] types = [.. setup.Types.Distinct()];
        Queries = [.. setup.QueryTypes.Concat(types.Where(t => t.Has<QueryTypeAttribute>())).Distinct()];
        Mutations = [.. setup.MutationTypes.Concat(types.Where(t => t.Has<MutationTypeAttribute>())).Distinct()];
        Subscriptions = [.. setup.SubscriptionTypes.Concat(types.Where(t => t.Has<SubscriptionTypeAttribute>())).Distinct()];
        foreach (var type in types.Except(Queries).Except(Mutations).Except(Subscriptions))
        {
            Sort(type);
        }
    }

    public IReadOnlyList<Type> Queries { get; }

    public IReadOnlyList<Type> Mutations { get; }

    public IReadOnlyList<Type> Subscriptions { get; }

    /// <summary>The CLR types that were added by themselves.</summary>
    public List<Type> Declared { get; } = [];

    public bool HasExtensionsOf(string name) => _extensions.Exists(e => e.Name == name);

    /// <summary>The classes that add fields to a type, by its name, its CLR type or a type that this derives from.</summary>
    public IEnumerable<Type> Of(string name, Type? clr, IReadOnlyList<Type> roots)
    {
        foreach (var (type, target, targetName) in _extensions)
        {
            if (targetName == name || (target is not null && (target.IsAssignableFrom(clr) || roots.Contains(target))))
            {
                _used.Add(type);
                yield return type;
            }
        }
    }

    /// <summary>The members of a CLR type that extensions hide.</summary>
    public IEnumerable<string> IgnoredOf(Type clr) => _extensions
        .SelectMany(e => e.Class.GetCustomAttributes<ExtendObjectTypeAttribute>())
        .Where(a => a.ExtendsType == clr)
        .SelectMany(a => a.IgnoreProperties);

    public void ReportUnused(SchemaProblems problems)
    {
        foreach (var (type, target, name) in _extensions.Where(e => !_used.Contains(e.Class)))
        {
            problems.Add(type, $"it extends {name ?? ClrTypes.Display(target!)}, which is not part of the schema.");
        }
    }

    private void Sort(Type type)
    {
        var known = _extensions.Count;
        foreach (var attribute in type.GetCustomAttributes<ExtendObjectTypeAttribute>())
        {
            _extensions.Add((type, attribute.ExtendsType, attribute.Name));
        }
        var attributes = type.GetCustomAttributes().Select(a => a.GetType());
        foreach (var attribute in attributes.Where(a => ClrTypes.IsGeneric(a, typeof(ObjectTypeAttribute<>))))
        {
            var target = attribute.GetGenericArguments()[0];
            _extensions.Add((type, target, null));
            Declared.Add(target);
        }
        if (known == _extensions.Count)
        {
            Declared.Add(type);
        }
    }
}
