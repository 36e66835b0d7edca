using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>Any CLR type by the codec of its scalar.</summary>
internal sealed class CodecWriter<T>(ScalarCodec codec) : LeafWriter<T>
{
    public override Written Write(T value, ResponseWriter writer) =>
        value is null ? Written.Null : codec.TrySerialize(value, writer.Buffer) ? Written.Value : Written.Invalid;
}
