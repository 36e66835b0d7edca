using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>A directive that documents or the schema may use.</summary>
/// <param name="name">The name without the at sign.</param>
public sealed class DirectiveDefinition(string name)
{
    /// <summary>The name without the at sign, interned.</summary>
    public string Name { get; } = string.Intern(name);

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Where it may be used, in order.</summary>
    public ImmutableArray<DirectiveLocation> Locations { get; init; } = [];

    /// <summary>The arguments in order, each name once.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; init => field = Members.Distinct(value, a => a.Name); } = [];

    /// <summary>Whether it may be used more than once at one location.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The definition it was read from, or null.</summary>
    public DirectiveDefinitionNode? AstNode { get; init; }

    /// <summary>Finds an argument.</summary>
    public bool TryGetArgument(string name, [NotNullWhen(true)] out InputValueDefinition? argument) =>
        Members.TryFind(Arguments, name, out argument);

    internal void Bind(TypeBinder binder)
    {
        for (var i = 0; i < Arguments.Length; i++)
        {
            Arguments[i].Bind(i, binder);
        }
    }
}
