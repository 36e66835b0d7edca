namespace GraphQL.Engine;

/// <summary>Describes a schema element (Markdown).</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute : Attribute
{
    /// <summary>Sets the description.</summary>
    public GraphQLDescriptionAttribute(string description) => Description = description;

    /// <summary>The description, in Markdown.</summary>
    public string Description { get; }
}
