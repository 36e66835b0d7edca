using System.ComponentModel.DataAnnotations;

namespace GraphQL.Engine.Language;

/// <summary>Limits and variations of the parser.</summary>
public sealed record ParseOptions
{
    /// <summary>The options of graphql-js, with a bound on depth.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>Whether nodes carry no location. Errors of validation then have none.</summary>
    public bool NoLocation { get; init; }

    /// <summary>Whether fragments may declare variables, as graphql-js's <c>allowLegacyFragmentVariables</c>.</summary>
    public bool AllowLegacyFragmentVariables { get; init; }

    /// <summary>Whether operations, fragments and variables may have descriptions, as since the September 2025 edition.</summary>
    public bool ExecutableDescriptions { get; init; } = true;

    /// <summary>The most tokens a document may have; null for no limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>How deep selection sets, values and list types together may nest. Everything downstream recurses at most so deep.</summary>
    [Range(1, 1_000)]
    public int MaxDepth { get; init; } = 200;

    /// <summary>The most field selections a document may have; null for no limit.</summary>
    public int? MaxFields { get; init; }

    /// <summary>The most directives at one location; null for no limit.</summary>
    public int? MaxDirectives { get; init; }
}
