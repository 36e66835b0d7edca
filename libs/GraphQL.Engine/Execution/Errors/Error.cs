using GraphQL.Engine.Language;

namespace GraphQL.Engine;

/// <summary>An error as it appears in a response.</summary>
public sealed record Error(string Message) : IError
{
    /// <inheritdoc/>
    public string? Code { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<object>? Path { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<SourceLocation>? Locations { get; init; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <inheritdoc/>
    public Exception? Exception { get; init; }

    /// <inheritdoc/>
    public IError WithMessage(string message) => this with { Message = message };

    /// <inheritdoc/>
    public IError WithCode(string? code) => this with { Code = code };

    /// <summary>An error that parsing, validation or coercion found.</summary>
    internal static Error From(GraphQLError error, string? code = null) => new(error.Message)
    {
        Code = code,
        Path = error.Path,
        Locations = error.Locations.Count == 0 ? null : error.Locations,
        Extensions = error.Extensions,
        Exception = error.Exception,
    };
}
