using GraphQL.Engine.Language;

namespace GraphQL.Engine;

/// <summary>Builds an <see cref="IError"/>.</summary>
public sealed class ErrorBuilder
{
    private readonly Dictionary<string, object?> _extensions = new(StringComparer.Ordinal);
    private readonly List<SourceLocation> _locations = [];
    private Error _error = new("");

    private ErrorBuilder() { }

    /// <summary>Starts an error.</summary>
    public static ErrorBuilder New() => new();

    /// <summary>Starts from an existing error.</summary>
    public static ErrorBuilder FromError(IError error)
    {
        var builder = new ErrorBuilder
        {
            _error = new Error(error.Message) { Code = error.Code, Path = error.Path, Exception = error.Exception },
        };
        builder._locations.AddRange(error.Locations ?? []);
        foreach (var (key, value) in error.Extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            builder._extensions[key] = value;
        }
        return builder;
    }

    /// <summary>Sets what the client is told; required.</summary>
    public ErrorBuilder SetMessage(string message) => With(_error with { Message = message });

    /// <summary>Sets or removes <c>extensions.code</c>.</summary>
    public ErrorBuilder SetCode(string? code) => With(_error with { Code = string.IsNullOrEmpty(code) ? null : code });

    /// <summary>Sets the response path: field names and list indexes. A resolver need not: its own is taken.</summary>
    public ErrorBuilder SetPath(IReadOnlyList<object>? path) => With(_error with { Path = path });

    /// <summary>Attaches the cause; it is logged and never sent.</summary>
    public ErrorBuilder SetException(Exception? exception) => With(_error with { Exception = exception });

    /// <summary>Adds a place in the document.</summary>
    public ErrorBuilder AddLocation(SourceLocation location)
    {
        _locations.Add(location);
        return this;
    }

    /// <summary>Sets one value of <c>extensions</c>: strings, numbers, bools, and lists and dictionaries of them.</summary>
    public ErrorBuilder SetExtension(string key, object? value)
    {
        _extensions[key] = value;
        return this;
    }

    /// <summary>Removes one value of <c>extensions</c>.</summary>
    public ErrorBuilder RemoveExtension(string key)
    {
        _extensions.Remove(key);
        return this;
    }

    /// <summary>Builds the error.</summary>
    /// <exception cref="InvalidOperationException">No message was set.</exception>
    public IError Build()
    {
        if (string.IsNullOrEmpty(_error.Message))
        {
            throw new InvalidOperationException("An error needs a message: call SetMessage.");
        }
        return _error with
        {
            Locations = _locations.Count == 0 ? null : _locations.ToArray(),
            Extensions = _extensions.Count == 0 ? null : new Dictionary<string, object?>(_extensions, StringComparer.Ordinal),
        };
    }

    private ErrorBuilder With(Error error)
    {
        _error = error;
        return this;
    }
}
