using System.Reflection;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>Makes a schema of the registered classes.</summary>
internal sealed class SchemaFactory
{
    private readonly SchemaSetup _setup;
    private readonly SchemaProblems _problems = new();
    private readonly TypeRegistry _registry;
    private readonly InputObjects _inputObjects;
    private readonly InputTypes _inputs;
    private readonly ObjectFields _fields;
    private readonly List<ObjectDraft> _objects = [];
    private readonly Extensions _extensions;

    private SchemaFactory(SchemaSetup setup, BuildContext context)
    {
        _setup = setup;
        _registry = new TypeRegistry(new ScalarRegistry(setup.RuntimeTypes, setup.Scalars), _problems);
        _inputObjects = new InputObjects(_registry);
        _inputs = new InputTypes(_registry, _inputObjects);
        var outputs = new OutputTypes(_registry);
        _fields = new ObjectFields(_registry, outputs, new MethodFields(_registry, outputs, _inputs, context));
        _extensions = new Extensions(setup);
    }

    /// <summary>Builds the schema, with a resolver for every field.</summary>
    /// <exception cref="GraphQLSchemaException">Something cannot be mapped; the message names every class and member at fault.</exception>
    public static (GraphQLSchema Schema, Dictionary<Type, ObjectType> ObjectTypes) Create(SchemaSetup setup, BuildContext context)
    {
        var factory = new SchemaFactory(setup, context);
        return factory.Build();
    }

    private (GraphQLSchema, Dictionary<Type, ObjectType>) Build()
    {
        var builder = new SchemaBuilder { QueryType = Root("Query", _extensions.Queries) };
        builder.MutationType = Root("Mutation", _extensions.Mutations);
        builder.SubscriptionType = Root("Subscription", _extensions.Subscriptions);
        RegisterDeclared();
        var interfaces = DrainObjects();
        _extensions.ReportUnused(_problems);
        NamedType[] inputs = [.. _inputObjects.BuildAll(_inputs)];
        _problems.ThrowIfAny();
        var types = AddTypes(builder, interfaces);
        foreach (var type in inputs.Concat(_registry.Enums).Concat(_registry.Scalars.Custom))
        {
            builder.Add(type);
        }
        return (builder.Build(), types);
    }

    private NamedTypeNode? Root(string name, IReadOnlyList<Type> classes)
    {
        if (classes.Count == 0 && !_extensions.HasExtensionsOf(name))
        {
            return null;
        }
        var renamed = classes.Select(c => c.GetCustomAttribute<GraphQLNameAttribute>()?.Name).FirstOrDefault(n => n is not null);
        var description = classes.Select(Descriptions.Of).FirstOrDefault(d => d is not null);
        var draft = new ObjectDraft(renamed ?? name, null) { Description = description, IsSubscription = name == "Subscription" };
        foreach (var type in classes.Concat(_extensions.Of(name, null, classes)))
        {
            _fields.AddFrom(type, draft);
        }
        _objects.Add(draft);
        return TypeNode.Named(draft.Name);
    }

    /// <summary>Types that are in the schema although no field may refer to them.</summary>
    private void RegisterDeclared()
    {
        foreach (var type in _extensions.Declared)
        {
            _ = type.IsEnum ? _registry.Enum(type).Name
                : type.Has<InputObjectTypeAttribute>() ? _registry.Input(type, ClrTypes.Display(type))
                : _registry.Output(type, ClrTypes.Display(type));
        }
    }

    /// <summary>Reads the fields of all object types and interfaces until none refers to a new one.</summary>
    private List<ObjectDraft> DrainObjects()
    {
        var interfaces = new Dictionary<Type, ObjectDraft>();
        var connections = new HashSet<string>(StringComparer.Ordinal);
        var pageInfo = default(string);
        do
        {
            while (_registry.PendingObjects.TryDequeue(out var type))
            {
                _objects.Add(Extended(new ObjectDraft(_registry.Output(type, "")!, type) { Description = Descriptions.Of(type) }));
            }
            foreach (var (type, name) in _registry.Interfaces.Where(i => !interfaces.ContainsKey(i.Key)).ToArray())
            {
                interfaces.Add(type, Extended(new ObjectDraft(name, type) { Description = Descriptions.Of(type) }));
            }
            foreach (var spec in _registry.Connections.Values.Where(c => connections.Add(c.Name)).ToArray())
            {
                pageInfo ??= _registry.Output(typeof(ConnectionPageInfo), nameof(ConnectionPageInfo));
                _objects.AddRange(new ConnectionTypes(_problems).Build(spec, pageInfo!));
            }
        }
        while (_registry.PendingObjects.Count > 0 || _registry.Interfaces.Count > interfaces.Count
            || _registry.Connections.Count > connections.Count);
        return [.. interfaces.Values];
    }

    private ObjectDraft Extended(ObjectDraft draft)
    {
        _fields.AddOwn(draft);
        foreach (var ignored in _extensions.IgnoredOf(draft.Clr!))
        {
            draft.Remove(Naming.Camel(ignored));
        }
        foreach (var extension in _extensions.Of(draft.Name, draft.Clr, []))
        {
            _fields.AddFrom(extension, draft);
        }
        if (draft.FieldCount == 0)
        {
            _problems.Add(draft.Clr!, "it has no field: it needs public properties, or an [ExtendObjectType].");
        }
        return draft;
    }

    private Dictionary<Type, ObjectType> AddTypes(SchemaBuilder builder, List<ObjectDraft> interfaces)
    {
        var byClr = new Dictionary<Type, ObjectType>();
        foreach (var draft in _objects)
        {
            var type = draft.ToObject(InterfacesOf(draft.Clr));
            builder.Add(type);
            if (draft.Clr is { } clr && !clr.IsGenericType)
            {
                byClr.Add(clr, type);
            }
            else if (draft.Clr is not null)
            {
                byClr.TryAdd(draft.Clr, type);
            }
        }
        foreach (var draft in interfaces)
        {
            builder.Add(draft.ToInterface(InterfacesOf(draft.Clr)));
        }
        foreach (var (clr, name) in _registry.Unions)
        {
            var members = _objects.Where(o => o.Clr is not null && clr.IsAssignableFrom(o.Clr)).Select(o => TypeNode.Named(o.Name));
            builder.Add(new UnionType(name) { Description = Descriptions.Of(clr), MemberReferences = [.. members] });
        }
        return byClr;
    }

    private IEnumerable<string> InterfacesOf(Type? clr) =>
        clr is null ? [] : _registry.Interfaces.Where(i => i.Key != clr && i.Key.IsAssignableFrom(clr)).Select(i => i.Value);
}
