using System.Net.WebSockets;
using System.Text;

namespace GraphQL.Engine.Http;

/// <summary>Why a connection is closed: the codes of graphql-transport-ws (github.com/enisdenjo/graphql-ws, PROTOCOL.md) and RFC 6455.</summary>
/// <param name="Code">The close code; 0 when the connection is gone and nobody can be told.</param>
/// <param name="Text">The reason.</param>
internal sealed record CloseReason(int Code, string Text)
{
    private const int MaxBytes = 123; // RFC 6455, 5.5: what a control frame holds besides the code

    public static CloseReason Gone { get; } = new(0, "");

    public static CloseReason Normal { get; } = new((int)WebSocketCloseStatus.NormalClosure, "");

    public static CloseReason ServerStops { get; } = new((int)WebSocketCloseStatus.EndpointUnavailable, "The server is going away");

    public static CloseReason TooLarge { get; } = new((int)WebSocketCloseStatus.MessageTooBig, "Message too large");

    public static CloseReason Unauthorized { get; } = new(4401, "Unauthorized");

    public static CloseReason TokenExpired { get; } = new(4403, "The access token has expired");

    public static CloseReason Subprotocol { get; } = new(4406, "Subprotocol not acceptable");

    public static CloseReason InitializationTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static CloseReason TooManyInitializations { get; } = new(4429, "Too many initialisation requests");

    public static CloseReason InternalError { get; } = new(4500, "Internal server error");

    public static CloseReason Invalid(string why) => new(4400, why);

    public static CloseReason Forbidden(string why) => new(4403, why);

    public static CloseReason AlreadyExists(string id) => new(4409, $"Subscriber for {id} already exists");

    /// <summary>The reason, cut to what a close frame holds.</summary>
    public string FrameText()
    {
        var text = Text;
        while (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            text = text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        }
        return text;
    }
}
