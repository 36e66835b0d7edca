namespace GraphQL.Engine.Configuration;

/// <summary>What a field says of its connection.</summary>
/// <param name="Name">The name without Connection; null: that of the node type.</param>
/// <param name="IncludeTotalCount">Whether there is a field totalCount.</param>
internal sealed record ConnectionOptions(string? Name, bool IncludeTotalCount)
{
    public static ConnectionOptions Default { get; } = new(null, false);
}
