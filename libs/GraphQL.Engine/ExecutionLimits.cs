using System.ComponentModel.DataAnnotations;

namespace GraphQL.Engine;

/// <summary>What one request may ask for. Checked before anything is resolved.</summary>
public sealed class ExecutionLimits
{
    /// <summary>The most tokens of a document. Default: 15,000.</summary>
    [Range(1, int.MaxValue)]
    public int MaxTokens { get; set; } = 15_000;

    /// <summary>The most field selections, those of fragments counted at each spread. Default: 2,048.</summary>
    [Range(1, int.MaxValue)]
    public int MaxFields { get; set; } = 2_048;

    /// <summary>The most aliases of a document. Default: 250.</summary>
    [Range(0, int.MaxValue)]
    public int MaxAliases { get; set; } = 250;

    /// <summary>How deep selections, values and types may nest. Default: 200.</summary>
    [Range(1, 1_000)]
    public int MaxDepth { get; set; } = 200;

    /// <summary>The most directives at one place of the document. Default: 4.</summary>
    [Range(0, int.MaxValue)]
    public int MaxDirectives { get; set; } = 4;

    /// <summary>
    /// The most an operation may cost once its variables are known: each call of a resolver and each object of a list counts 1, properties
    /// nothing, and what lies below a list counts as often as the list may be long. Default: 1,000.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double MaxCost { get; set; } = 1_000;

    /// <summary>How long a list is taken to be that has neither paging arguments nor [ListSize]. Default: 10.</summary>
    [Range(0, int.MaxValue)]
    public int AssumedListSize { get; set; } = 10;

    /// <summary>How long an operation may run before what is missing is answered as TIMEOUT. Default: 30 s.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The most lists of fields, interfaces, possible types and input fields that introspection may nest. Default: 3, which is what tools
    /// use.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxIntrospectionLists { get; set; } = 3;

    /// <summary>The most ofTypes that introspection may nest. Default: 16.</summary>
    [Range(1, int.MaxValue)]
    public int MaxIntrospectionOfType { get; set; } = 16;
}
