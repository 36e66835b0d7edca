using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>A field of an object or interface type.</summary>
/// <param name="name">The name.</param>
/// <param name="typeReference">Its type by name.</param>
public sealed class FieldDefinition(string name, TypeNode typeReference)
{
    /// <summary>The name, interned.</summary>
    public string Name { get; } = string.Intern(name);

    /// <summary>Its type by name.</summary>
    public TypeNode TypeReference { get; } = typeReference;

    /// <summary>Its type, once the schema is built.</summary>
    public GraphQLType Type { get; private set; } = null!;

    /// <summary>The type that declares it, once the schema is built; null for <c>__typename</c>, which every composite type has.</summary>
    public FieldContainerType? DeclaringType { get; private set; }

    /// <summary>Its place among the fields of the declaring type, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>The arguments in order, each name once.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; init => field = Members.Distinct(value, a => a.Name); } = [];

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should not be used any more, or null when it may.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The definition it was read from, or null.</summary>
    public FieldDefinitionNode? AstNode { get; init; }

    /// <summary>How the executor resolves the field; set before the first request.</summary>
    public object? Resolver { get; set; }

    /// <summary>Finds an argument; few have more than three, so a scan is the fastest.</summary>
    public bool TryGetArgument(string name, [NotNullWhen(true)] out InputValueDefinition? argument) =>
        Members.TryFind(Arguments, name, out argument);

    internal void Bind(FieldContainerType? declaringType, int index, TypeBinder binder)
    {
        DeclaringType = declaringType;
        Index = index;
        Type = binder.Resolve(TypeReference);
        for (var i = 0; i < Arguments.Length; i++)
        {
            Arguments[i].Bind(i, binder);
        }
    }
}
