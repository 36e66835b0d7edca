using System.Collections.Immutable;

namespace GraphQL.Engine.Types;

/// <summary>How type system documents become schemas.</summary>
public sealed record SdlOptions
{
    /// <summary>The codecs of custom scalars by name; others take any value.</summary>
    public ImmutableDictionary<string, ScalarCodec> Scalars { get; init; } = ImmutableDictionary<string, ScalarCodec>.Empty;

    /// <summary>Whether to skip the validation rules, for documents that are known to be valid and for tools.</summary>
    public bool AssumeValid { get; init; }
}
