using System.ComponentModel.DataAnnotations;

namespace GraphQL.Engine;

/// <summary>Settings of topics.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>How many events wait for one subscriber before it is cut off. Default: 256.</summary>
    [Range(1, 1_000_000)]
    public int TopicBufferCapacity { get; set; } = 256;
}
