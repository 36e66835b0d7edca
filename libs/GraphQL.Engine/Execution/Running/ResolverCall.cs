using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Execution;

/// <summary>One field resolved for all objects of one type at one place: what its resolver's parameters are taken from.</summary>
internal sealed class ResolverCall(OperationRun run, FieldPlan plan, ObjectStack parents)
{
    private object[] _services = [];
    private object?[] _arguments = [];

    public OperationRun Run { get; } = run;

    public FieldPlan Plan { get; } = plan;

    /// <summary>The objects whose field is resolved; none is null.</summary>
    public ObjectStack Parents { get; } = parents;

    /// <summary>Where the values go.</summary>
    public required Column Column { get; init; }

    public PagingArguments Paging { get; private set; }

    public CancellationToken CancellationToken => Run.CancellationToken;

    public ClaimsPrincipal User => Run.Request.User ?? new ClaimsPrincipal(new ClaimsIdentity());

    /// <summary>Gets services and arguments.</summary>
    /// <exception cref="GraphQLException">An argument is wrong.</exception>
    public void Prepare(ResolverField field)
    {
        _services = field.Services.Length == 0 ? [] : Array.ConvertAll(field.Services, Get);
        var values = Run.ArgumentsOf(Plan);
        _arguments = field.Converter?.Convert(values) ?? [];
        Paging = field.Paging?.Read(values) ?? default;
    }

    /// <summary>Gets services and arguments for opening the events of a subscription.</summary>
    /// <exception cref="GraphQLException">An argument is wrong.</exception>
    public void Prepare(EventSource events)
    {
        _services = events.Services.Length == 0 ? [] : Array.ConvertAll(events.Services, Get);
        _arguments = events.Converter?.Convert(Run.ArgumentsOf(Plan)) ?? [];
    }

    public T Service<T>(int index) => (T)_services[index];

    public T Argument<T>(int index) => (T)_arguments[index]!;

    public object? ArgumentByName(string name) => Plan.Field.TryGetArgument(name, out var definition)
        ? _arguments[definition.Index]
        : throw new KeyNotFoundException($"{Plan.Coordinate} has no argument {name}.");

    public T? State<T>(string key) => Run.Request.ContextData.TryGetValue(key, out var value) ? (T?)value : default;

    /// <summary>What the resolver is told of one of the objects.</summary>
    public IResolverContext ContextOf(int index) => new ResolverContext(this, index);

    public bool IsSelected(string[] fieldNames) => Array.Exists(fieldNames, name => FieldSelection.Contains(Plan.Child, name));

    private object Get(ServiceSlot slot) => slot.Key is null
        ? Run.Services.GetRequiredService(slot.Type)
        : Run.Services.GetRequiredKeyedService(slot.Type, slot.Key);
}
