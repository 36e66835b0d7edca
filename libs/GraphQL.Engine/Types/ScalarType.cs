namespace GraphQL.Engine.Types;

/// <summary>A leaf whose values a codec reads and writes.</summary>
/// <param name="name">The name.</param>
/// <param name="codec">How values are read and written; by default any literal or JSON is taken as it is.</param>
public sealed class ScalarType(string name, ScalarCodec? codec = null) : NamedType(name)
{
    /// <summary>How values are read and written.</summary>
    public ScalarCodec Codec { get; } = codec ?? AnyCodec.Instance;

    /// <summary>Where the format is specified, or null.</summary>
    public string? SpecifiedByUrl { get; init; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Scalar;
}
