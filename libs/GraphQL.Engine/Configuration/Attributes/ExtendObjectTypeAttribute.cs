namespace GraphQL.Engine;

/// <summary>Marks a class that adds fields to an object type.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ExtendObjectTypeAttribute : Attribute
{
    /// <summary>Extends the object type of a CLR type.</summary>
    public ExtendObjectTypeAttribute(Type extendsType) => ExtendsType = extendsType;

    /// <summary>Extends the object type of this GraphQL name.</summary>
    public ExtendObjectTypeAttribute(string name) => Name = name;

    /// <summary>The CLR type whose object type is extended.</summary>
    public Type? ExtendsType { get; }

    /// <summary>The GraphQL name of the extended type.</summary>
    public string? Name { get; }

    /// <summary>Members of <see cref="ExtendsType"/> that are not to be fields.</summary>
    public string[] IgnoreProperties { get; set; } = [];
}
