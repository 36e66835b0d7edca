namespace GraphQL.Engine.Validation;

/// <summary>Limits of a validation.</summary>
public sealed record ValidationOptions
{
    /// <summary>The default limits.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>After so many errors one more says that there are too many, and validation ends.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>
    /// How many pairs of fields may be compared, in documents where a conflict is possible, before the document is refused as too complex.
    /// </summary>
    public int MaxFieldComparisons { get; init; } = 1_000_000;
}
