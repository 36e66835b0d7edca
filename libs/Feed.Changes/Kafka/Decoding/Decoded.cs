using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>What a message turned out to be.</summary>
internal abstract record Decoded
{
    /// <summary>A row's change, to be applied.</summary>
    internal sealed record Row(Change Change) : Decoded;

    /// <summary>Nothing for a projection.</summary>
    /// <param name="Reason">Why, for people.</param>
    internal sealed record Ignored(string Reason) : Decoded;

    /// <summary>A message that cannot be read: a dead letter at once, because trying again does not help.</summary>
    /// <param name="Error">What was expected and what came.</param>
    internal sealed record Undecodable(string Error) : Decoded;

    /// <summary>Something after which only reading all rows anew helps.</summary>
    /// <param name="Reason">Why, for people.</param>
    internal sealed record NewEpoch(string Reason) : Decoded;
}
