namespace GraphQL.Engine;

/// <summary>Marks a CLR type as an input object and names it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InputObjectTypeAttribute : Attribute
{
    /// <summary>Names the type by convention.</summary>
    public InputObjectTypeAttribute() { }

    /// <summary>Gives the type a name of its own.</summary>
    public InputObjectTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name, or null for the conventional one.</summary>
    public string? Name { get; }
}
