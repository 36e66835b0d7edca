namespace GraphQL.Engine;

/// <summary>
/// Exposes the field as a Relay connection: adds its arguments and checks them. The resolver returns a <see cref="Connection{T}"/> or a
/// list.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>Takes the node type from the resolver's result.</summary>
    public UsePagingAttribute() { }

    /// <summary>
    /// The base name of connection and edge types; <c>Post</c> gives PostConnection and PostEdge. Default: the field's name.
    /// </summary>
    public string? ConnectionName { get; set; }

    /// <summary>Items returned when the client gives neither first nor last; 0 takes the schema's default.</summary>
    public int DefaultPageSize { get; set; }

    /// <summary>The greatest first or last; 0 takes the schema's default.</summary>
    public int MaxPageSize { get; set; }

    /// <summary>Adds totalCount to the connection.</summary>
    public bool IncludeTotalCount { get; set; }

    /// <summary>Adds last and before. Default: true.</summary>
    public bool AllowBackwardPagination { get; set; } = true;

    /// <summary>Rejects a request that gives neither first nor last.</summary>
    public bool RequirePagingBoundaries { get; set; }

    /// <summary>Names the connection after the field (true) or after the node type.</summary>
    public bool InferConnectionNameFromField { get; set; } = true;
}
