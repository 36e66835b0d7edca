namespace GraphQL.Engine;

/// <summary>Marks a CLR marker type as a GraphQL union of the object types whose CLR types implement it.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class UnionTypeAttribute : Attribute
{
    /// <summary>Names the type by convention.</summary>
    public UnionTypeAttribute() { }

    /// <summary>Gives the type a name of its own.</summary>
    public UnionTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name, or null for the conventional one.</summary>
    public string? Name { get; }
}
