namespace GraphQL.Engine;

/// <summary>Marks an enum as a GraphQL enum of another name.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class EnumTypeAttribute : Attribute
{
    /// <summary>Names the type by convention.</summary>
    public EnumTypeAttribute() { }

    /// <summary>Gives the type a name of its own.</summary>
    public EnumTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name, or null for the conventional one.</summary>
    public string? Name { get; }
}
