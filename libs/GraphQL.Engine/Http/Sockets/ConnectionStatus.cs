namespace GraphQL.Engine;

/// <summary>Whether a connection is accepted.</summary>
public sealed class ConnectionStatus
{
    private ConnectionStatus(bool accepted, string message, IReadOnlyDictionary<string, object?>? extensions) =>
        (Accepted, Message, Extensions) = (accepted, message, extensions);

    /// <summary>Whether it is accepted.</summary>
    public bool Accepted { get; }

    /// <summary>Why not; clients see it as the reason of close code 4403.</summary>
    public string Message { get; }

    /// <summary>The payload of <c>connection_ack</c>, or null.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>Accepts.</summary>
    public static ConnectionStatus Accept(IReadOnlyDictionary<string, object?>? extensions = null) => new(accepted: true, "", extensions);

    /// <summary>Rejects: the connection is closed with 4403.</summary>
    public static ConnectionStatus Reject(string message = "Forbidden") => new(accepted: false, message, null);
}
