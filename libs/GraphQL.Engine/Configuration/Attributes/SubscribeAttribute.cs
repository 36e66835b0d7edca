namespace GraphQL.Engine;

/// <summary>
/// Marks a subscription field; its events come from the topic of the field's name, of <see cref="TopicAttribute"/>, or from the method <see
/// cref="With"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method of the same class that returns the event stream (IAsyncEnumerable).</summary>
    public string? With { get; set; }
}
