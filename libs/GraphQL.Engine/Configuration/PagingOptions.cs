using System.ComponentModel.DataAnnotations;

namespace GraphQL.Engine;

/// <summary>Settings of connections for fields that say nothing else.</summary>
public sealed class PagingOptions
{
    /// <summary>Items returned when the client gives neither first nor last. Default: 10.</summary>
    [Range(1, int.MaxValue)]
    public int DefaultPageSize { get; set; } = 10;

    /// <summary>The greatest first or last. Default: 50.</summary>
    [Range(1, int.MaxValue)]
    public int MaxPageSize { get; set; } = 50;
}
