namespace GraphQL.Engine;

/// <summary>Settings of the GraphiQL page that browsers are answered.</summary>
public sealed class GraphQLToolOptions
{
    /// <summary>Whether there is a page. Default: true.</summary>
    public bool Enable { get; set; } = true;

    /// <summary>The title of the page. Default: GraphiQL.</summary>
    public string Title { get; set; } = "GraphiQL";

    /// <summary>The query that a new tab begins with; null for GraphiQL's own.</summary>
    public string? DefaultQuery { get; set; }

    /// <summary>The headers that a new tab begins with, as a JSON object; null for none.</summary>
    public string? DefaultHeaders { get; set; }
}
