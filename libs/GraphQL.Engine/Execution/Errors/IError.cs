using GraphQL.Engine.Language;

namespace GraphQL.Engine;

/// <summary>An error as it appears in a response. Immutable.</summary>
public interface IError
{
    /// <summary>What the client is told.</summary>
    string Message { get; }

    /// <summary>The machine-readable code, <c>extensions.code</c>; see <see cref="ErrorCodes"/>.</summary>
    string? Code { get; }

    /// <summary>The response path: field names and list indexes; null for a request error.</summary>
    IReadOnlyList<object>? Path { get; }

    /// <summary>Places in the document; null when unknown.</summary>
    IReadOnlyList<SourceLocation>? Locations { get; }

    /// <summary>Further data for the client; the code is not among it.</summary>
    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>The cause. Logged, never sent.</summary>
    Exception? Exception { get; }

    /// <summary>The same error with another message.</summary>
    IError WithMessage(string message);

    /// <summary>The same error with another code.</summary>
    IError WithCode(string? code);
}
