using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>A value of an enum.</summary>
/// <param name="name">The name in GraphQL.</param>
/// <param name="value">The CLR value it stands for; the name itself when null.</param>
public sealed class EnumValueDefinition(string name, object? value = null)
{
    /// <summary>The name in GraphQL, interned.</summary>
    public string Name { get; } = string.Intern(name);

    /// <summary>What resolvers see.</summary>
    public object Value { get; } = value ?? name;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should not be used any more, or null when it may.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The definition it was read from, or null.</summary>
    public EnumValueDefinitionNode? AstNode { get; init; }
}
