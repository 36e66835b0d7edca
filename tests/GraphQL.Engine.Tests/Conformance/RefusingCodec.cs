using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Conformance;

/// <summary>
/// The scalar named CustomScalar in the recorded schemas: in graphql-js's tests its code, which SDL does not carry, refuses every value.
/// </summary>
internal sealed class RefusingCodec : ScalarCodec
{
    public override bool TryParseValue(JsonElement value, out object? result, [NotNullWhen(false)] out string? error)
    {
        (result, error) = (null, "");
        return false;
    }

    public override bool TryParseLiteral(
        ValueNode literal, VariableValues? variables, out object? result, [NotNullWhen(false)] out string? error)
    {
        (result, error) = (null, "");
        return false;
    }

    public override bool TrySerialize(object value, IBufferWriter<byte> output) => false;
}
