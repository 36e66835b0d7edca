using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>The CLR types of a schema and their GraphQL names. What a member refers to for the first time is queued to be built.</summary>
internal sealed class TypeRegistry(ScalarRegistry scalars, SchemaProblems problems)
{
    private readonly Dictionary<Type, string> _outputs = [];
    private readonly Dictionary<Type, string> _inputs = [];
    private readonly Dictionary<string, EnumType> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _owners = new(StringComparer.Ordinal);

    public ScalarRegistry Scalars { get; } = scalars;

    public SchemaProblems Problems { get; } = problems;

    public NullabilityInfoContext Nullability { get; } = new();

    /// <summary>Object types whose fields are still to be read.</summary>
    public Queue<Type> PendingObjects { get; } = new();

    /// <summary>Input objects whose fields are still to be read.</summary>
    public Queue<Type> PendingInputs { get; } = new();

    public Dictionary<Type, string> Interfaces { get; } = [];

    public Dictionary<Type, string> Unions { get; } = [];

    /// <summary>The connections, by the name without Connection.</summary>
    public Dictionary<string, ConnectionSpec> Connections { get; } = new(StringComparer.Ordinal);

    public IEnumerable<EnumType> Enums => _enums.Values;

    /// <summary>The name of an object, interface or union; null, with a problem noted, for what can be none.</summary>
    public string? Output(Type type, string where)
    {
        if (_outputs.TryGetValue(type, out var name))
        {
            return name;
        }
        if (WhyNoObject(type) is { } reason)
        {
            Problems.Add(where, $"{ClrTypes.Display(type)} cannot be the type of a field: {reason}");
            return null;
        }
        name = Naming.Type(type);
        Own(name, type);
        _outputs.Add(type, name);
        (type.Has<InterfaceTypeAttribute>() ? Interfaces : type.Has<UnionTypeAttribute>() ? Unions : null)?.Add(type, name);
        if (!type.Has<InterfaceTypeAttribute>() && !type.Has<UnionTypeAttribute>())
        {
            PendingObjects.Enqueue(type);
        }
        return name;
    }

    /// <summary>The name of an input object; null, with a problem noted, for what can be none.</summary>
    public string? Input(Type type, string where)
    {
        if (_inputs.TryGetValue(type, out var name))
        {
            return name;
        }
        if (type.IsInterface || type.IsAbstract || type.IsPrimitive || IsSystem(type))
        {
            Problems.Add(where, $"{ClrTypes.Display(type)} cannot be the type of an argument. If it is a service, register it, "
                + "or mark the parameter with [Service].");
            return null;
        }
        name = Naming.Input(type);
        Own(name, type);
        _inputs.Add(type, name);
        PendingInputs.Enqueue(type);
        return name;
    }

    /// <summary>The enum type of a CLR enum.</summary>
    public EnumType Enum(Type type)
    {
        var name = Naming.Type(type);
        if (!_enums.TryGetValue(name, out var known))
        {
            Own(name, type);
            _enums.Add(name, known = EnumTypes.Create(name, type));
        }
        return known;
    }

    public bool TryGetEnum(string name, [NotNullWhen(true)] out EnumType? type) => _enums.TryGetValue(name, out type);

    private void Own(string name, Type type)
    {
        if (_owners.TryAdd(name, type) || _owners[name] == type)
        {
            return;
        }
        Problems.Add(type, $"its name {name} is that of {_owners[name].FullName} too: give one of them another by [GraphQLName].");
    }

    private static string? WhyNoObject(Type type) =>
        type == typeof(object) ? "say its type by [GraphQLType(\"…\")]."
        : type.IsGenericParameter || type.IsPointer || type.IsByRef || type == typeof(void) ? "it has no values to be sent."
        : ClrTypes.IsTask(type) ? "a task can only be the whole result of a resolver."
        : typeof(System.Collections.IDictionary).IsAssignableFrom(type) ? "GraphQL has no maps: answer a list of entries."
        : IsSystem(type) ? "bind it to a scalar by BindRuntimeType."
        : type.IsInterface && !type.Has<InterfaceTypeAttribute>() && !type.Has<UnionTypeAttribute>()
            ? "mark it with [InterfaceType] or [UnionType]."
        : null;

    private static bool IsSystem(Type type) =>
        type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;
}
