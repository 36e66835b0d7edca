namespace GraphQL.Engine;

/// <summary>Tells the cost analysis how long the list of a field is.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>The length assumed when no slicing argument is given.</summary>
    public int AssumedSize { get; set; }

    /// <summary>Arguments that set the length; the greatest counts.</summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>Fields of the result that have the length, such as edges and nodes; none: the field itself.</summary>
    public string[] SizedFields { get; set; } = [];
}
