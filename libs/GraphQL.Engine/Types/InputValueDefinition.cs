using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
/// <param name="name">The name.</param>
/// <param name="typeReference">Its type by name.</param>
public sealed class InputValueDefinition(string name, TypeNode typeReference)
{
    private DefaultState _state;
    private object? _defaultValue;

    private enum DefaultState
    {
        Unknown,
        Coercing,
        Invalid,
        Coerced,
    }

    /// <summary>The name, interned.</summary>
    public string Name { get; } = string.Intern(name);

    /// <summary>Its type by name.</summary>
    public TypeNode TypeReference { get; } = typeReference;

    /// <summary>Its type, once the schema is built.</summary>
    public GraphQLType Type { get; private set; } = null!;

    /// <summary>Its place among its siblings, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>The default as a constant literal, or null when there is none.</summary>
    public ValueNode? DefaultLiteral { get; init; }

    /// <summary>Whether there is a default that the type accepts.</summary>
    public bool HasDefaultValue => DefaultLiteral is not null && CoerceDefault();

    /// <summary>The coerced default; null also when there is none.</summary>
    public object? DefaultValue => HasDefaultValue ? _defaultValue : null;

    /// <summary>Whether a value must be given: the type excludes null and there is no default.</summary>
    public bool IsRequired => Type.Kind == TypeKind.NonNull && !HasDefaultValue;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should not be used any more, or null when it may.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The definition it was read from, or null.</summary>
    public InputValueDefinitionNode? AstNode { get; init; }

    /// <summary>What the executor keeps with it (a parameter or property binding); set before the first request.</summary>
    public object? Runtime { get; set; }

    internal void Bind(int index, TypeBinder binder)
    {
        Index = index;
        Type = binder.Resolve(TypeReference);
    }

    /// <summary>
    /// Coerces the default once. A default that needs itself (<c>input A { a: A = {} }</c>) is invalid; schema validation names it.
    /// </summary>
    internal bool CoerceDefault()
    {
        if (_state == DefaultState.Unknown)
        {
            _state = DefaultState.Coercing;
            _state = LiteralCoercion.TryCoerce(DefaultLiteral!, Type, null, out _defaultValue)
                ? DefaultState.Coerced
                : DefaultState.Invalid;
        }

        return _state == DefaultState.Coerced;
    }
}
