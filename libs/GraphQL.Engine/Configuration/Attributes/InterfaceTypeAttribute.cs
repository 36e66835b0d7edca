namespace GraphQL.Engine;

/// <summary>Marks a CLR type as a GraphQL interface; object types whose CLR type implements it implement the GraphQL interface.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute : Attribute
{
    /// <summary>Names the type by convention.</summary>
    public InterfaceTypeAttribute() { }

    /// <summary>Gives the type a name of its own.</summary>
    public InterfaceTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name, or null for the conventional one.</summary>
    public string? Name { get; }
}
