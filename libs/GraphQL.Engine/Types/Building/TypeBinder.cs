using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>Turns references by name into types while a schema is built, collecting what cannot be found.</summary>
internal sealed class TypeBinder(IReadOnlyDictionary<string, NamedType> types)
{
    /// <summary>What went wrong so far.</summary>
    public List<GraphQLError> Errors { get; } = [];

    public GraphQLType Resolve(TypeNode reference) => reference switch
    {
        ListTypeNode list => Resolve(list.Type).List,
        NonNullTypeNode nonNull => Resolve(nonNull.Type).NonNull,
        NamedTypeNode named when Find(named.Name.Value) is { } type => type,
        _ => Unknown((NamedTypeNode)reference),
    };

    public ImmutableArray<InterfaceType> Interfaces(FieldContainerType type) => All<InterfaceType>(type.InterfaceReferences, other =>
        $"Type {type} must only implement Interface types, it cannot implement {other}.");

    public ImmutableArray<ObjectType> Members(UnionType type) => All<ObjectType>(type.MemberReferences, other =>
        $"Union type {type} can only include Object types, it cannot include {other}.");

    public ObjectType? Root(OperationType operation, NamedTypeNode? reference)
    {
        if (reference is null || Resolve(reference) is not { } type)
        {
            return null;
        }

        if (type is not ObjectType && reference.Name.Value is not "" && !ReferenceEquals(type, Placeholder))
        {
            var optional = operation == OperationType.Query ? "" : " if provided";
            Errors.Add(new GraphQLError($"{operation} root type must be Object type{optional}, it cannot be {type}.", reference));
        }

        return type as ObjectType;
    }

    public bool TryResolve(TypeNode reference, [NotNullWhen(true)] out GraphQLType? type)
    {
        type = Find(reference.NamedType.Name.Value) is null ? null : Resolve(reference);
        return type is not null;
    }

    private static ScalarType Placeholder { get; } = new("Unknown");

    private ImmutableArray<T> All<T>(ImmutableArray<NamedTypeNode> references, Func<GraphQLType, string> complaint)
        where T : NamedType
    {
        var found = ImmutableArray.CreateBuilder<T>(references.Length);
        foreach (var reference in references)
        {
            var type = Resolve(reference);
            if (type is T expected)
            {
                found.Add(expected);
            }
            else if (!ReferenceEquals(type, Placeholder))
            {
                Errors.Add(new GraphQLError(complaint(type), reference));
            }
        }

        return found.DrainToImmutable();
    }

    private NamedType? Find(string name) => types.GetValueOrDefault(name) ?? BuiltInScalars.Find(name);

    private ScalarType Unknown(NamedTypeNode reference)
    {
        Errors.Add(new GraphQLError($"Unknown type: \"{reference.Name.Value}\".", reference));
        return Placeholder;
    }
}
