using GraphQL.Engine.Language;

namespace GraphQL.Engine;

/// <summary>An error of the GraphQL response: what happened, where in the document, and at which place of the result.</summary>
public sealed class GraphQLError
{
    /// <summary>An error at no place.</summary>
    public GraphQLError(string message) => Message = message;

    /// <summary>An error at the nodes, in the order given; nodes without a location are left out.</summary>
    public GraphQLError(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        Message = message;
        Locations = LocationsOf(nodes);
    }

    /// <summary>What happened, for the developer of the request.</summary>
    public string Message { get; }

    /// <summary>Where in the document; empty when unknown.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response path: names (<see cref="string"/>) and list indices (<see cref="int"/>), or null before execution.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>Further entries for the client, such as <c>code</c>; or null.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The cause, for logs; never written to the client.</summary>
    public Exception? Exception { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Locations.Count == 0 ? Message : $"{Message} ({string.Join(", ", Locations)})";

    private static SourceLocation[] LocationsOf(ReadOnlySpan<SyntaxNode?> nodes)
    {
        var locations = new List<SourceLocation>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node?.Location.Position is { } position)
            {
                locations.Add(position);
            }
        }

        return [.. locations];
    }
}
