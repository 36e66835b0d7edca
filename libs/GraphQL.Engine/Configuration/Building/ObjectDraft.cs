using System.Reflection;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>An object or interface type while its fields are collected.</summary>
/// <param name="Name">The GraphQL name.</param>
/// <param name="Clr">The CLR type; null for roots and connections.</param>
internal sealed record ObjectDraft(string Name, Type? Clr)
{
    private readonly OrderedDictionary<string, (FieldDefinition Field, MemberInfo? Source)> _fields = new(StringComparer.Ordinal);

    public string? Description { get; init; }

    /// <summary>Whether it is the subscription root.</summary>
    public bool IsSubscription { get; init; }

    public IEnumerable<FieldDefinition> Fields => _fields.Values.Select(f => f.Field);

    public int FieldCount => _fields.Count;

    /// <summary>Adds a field, or replaces the one that the CLR type itself has.</summary>
    public void Add(FieldDefinition? field, MemberInfo? source, SchemaProblems problems)
    {
        if (field is null)
        {
            return;
        }
        if (_fields.TryGetValue(field.Name, out var known) && known.Source?.DeclaringType is { } other && !IsOwn(other))
        {
            problems.Add(source!, $"{ClrTypes.Display(known.Source)} is the field {Name}.{field.Name} already.");
            return;
        }
        _fields[field.Name] = (field, source);
    }

    public void Remove(string field) => _fields.Remove(field);

    public ObjectType ToObject(IEnumerable<string> interfaces) => new(Name)
    {
        Description = Description,
        Fields = [.. Fields],
        InterfaceReferences = [.. interfaces.Select(TypeNode.Named)],
    };

    public InterfaceType ToInterface(IEnumerable<string> interfaces) => new(Name)
    {
        Description = Description,
        Fields = [.. Fields],
        InterfaceReferences = [.. interfaces.Select(TypeNode.Named)],
    };

    private bool IsOwn(Type declaring) => Clr is not null && declaring.IsAssignableFrom(Clr);
}
