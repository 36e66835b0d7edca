namespace GraphQL.Engine;

/// <summary>Gives a type, field, argument, input field or enum value another GraphQL name.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute : Attribute
{
    /// <summary>Sets the name; it must match /[_A-Za-z][_0-9A-Za-z]*/ and not start with two underscores.</summary>
    public GraphQLNameAttribute(string name) => Name = name;

    /// <summary>The GraphQL name.</summary>
    public string Name { get; }
}
