namespace GraphQL.Engine;

/// <summary>Names the topic of a subscription field; <c>{argument}</c> stands for an argument's value.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class TopicAttribute : Attribute
{
    /// <summary>The topic is the parameter's value, or the field's name.</summary>
    public TopicAttribute() { }

    /// <summary>Sets the topic or its pattern.</summary>
    public TopicAttribute(string name) => Name = name;

    /// <summary>The topic or its pattern.</summary>
    public string? Name { get; }
}
