using System.Text;
using GraphQL.Engine.Execution;

namespace GraphQL.Engine;

/// <summary>A response, as UTF-8 JSON in pooled memory: dispose it once it is sent.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultBuffer _buffer;

    internal ExecutionResult(ResultBuffer buffer, ExecutionOutcome outcome) => (_buffer, Outcome) = (buffer, outcome);

    /// <summary>Whether the operation was executed.</summary>
    public ExecutionOutcome Outcome { get; }

    /// <summary>The response; valid until the result is disposed.</summary>
    public ReadOnlyMemory<byte> Utf8Json => _buffer.WrittenMemory;

    /// <summary>The list of errors alone, of a response that was not executed: that has nothing else.</summary>
    internal ReadOnlyMemory<byte> ErrorsJson => Utf8Json["{\"errors\":".Length..^1];

    /// <summary>The response as text, for tests and tools.</summary>
    public string ToJson() => Encoding.UTF8.GetString(_buffer.WrittenSpan);

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();
}
