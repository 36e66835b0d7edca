namespace Feed.GraphQL.Bench.Load;

/// <summary>What is asked of a server, how often and by how many at once.</summary>
internal sealed record LoadOptions
{
    /// <summary>The endpoint.</summary>
    public required Uri Url { get; init; }

    /// <summary>Connections, each with one request under way.</summary>
    public int Connections { get; init; } = 32;

    /// <summary>How long to go on.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests at most.</summary>
    public int Requests { get; init; } = int.MaxValue;

    /// <summary>The body of each request; where it has <see cref="RequestTemplate.Number"/> and documents vary, each has another number there.</summary>
    public required string Body { get; init; }

    /// <summary>Whether each document is another one.</summary>
    public bool Vary { get; init; }

    /// <summary>A bearer token, or null.</summary>
    public string? Token { get; init; }
}
