using System.Text;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Execution;

/// <summary>Field nodes of one response name that are merged, for the types of a node to which all of them apply.</summary>
internal sealed class Selection(string responseName, FieldNode[] nodes, ObjectNode? child)
{
    /// <summary>The name in the response.</summary>
    public string ResponseName { get; } = responseName;

    /// <summary>The merged field nodes; at least one.</summary>
    public FieldNode[] Nodes { get; } = nodes;

    /// <summary>What is selected of the result; null for leaves.</summary>
    public ObjectNode? Child { get; } = child;

    /// <summary>The node that it belongs to.</summary>
    public ObjectNode Owner
    {
        get;
        set
        {
            field = value;
            Child?.Parent = value;
        }
    } = null!;

    /// <summary>Whether a resolver answers it on any type, so that what is below it comes a level later.</summary>
    public bool IsResolved { get; set; }

    /// <summary><c>"name":</c> with a comma before it. A name of GraphQL needs no escaping.</summary>
    public byte[] CommaNameColon { get; } = Encoding.UTF8.GetBytes($",\"{responseName}\":");

    /// <summary>Where the field is in the document.</summary>
    public SourceLocation[] Locations => [.. Nodes.Select(n => n.Location.Position).OfType<SourceLocation>()];
}
