using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>
/// How the values of a scalar are read from variables and literals and written to the response. Codecs hold no state and are shared.
/// </summary>
public abstract class ScalarCodec
{
    /// <summary>Reads a value of the request's variables; never called with JSON null.</summary>
    /// <param name="value">The JSON.</param>
    /// <param name="result">What resolvers see.</param>
    /// <param name="error">What is wrong, as a sentence that goes to the client.</param>
    public abstract bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error);

    /// <summary>
    /// Reads a literal of the document; never called with null or with a variable. An object or a list may contain variables.
    /// </summary>
    /// <param name="literal">The literal.</param>
    /// <param name="variables">The coerced variables, or null during validation.</param>
    /// <param name="result">What resolvers see.</param>
    /// <param name="error">What is wrong, as a sentence that goes to the client; empty for the standard sentence.</param>
    public abstract bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error);

    /// <summary>
    /// Writes a result of a resolver as one complete JSON value; writes nothing and answers false when the scalar cannot represent it.
    /// </summary>
    public abstract bool TrySerialize(object value, IBufferWriter<byte> output);
}
