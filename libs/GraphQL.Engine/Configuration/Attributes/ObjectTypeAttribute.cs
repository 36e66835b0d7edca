namespace GraphQL.Engine;

/// <summary>Marks a CLR type as a GraphQL object type, also when no field refers to it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute : Attribute
{
    /// <summary>Names the type after its CLR type.</summary>
    public ObjectTypeAttribute() { }

    /// <summary>Gives the type a name of its own.</summary>
    public ObjectTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name, or null for the CLR name.</summary>
    public string? Name { get; }
}
