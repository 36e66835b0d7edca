using GraphQL.Engine.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>
/// Chooses how a CLR type is written as a scalar or an enum. Results are <see cref="LeafWriter{T}"/> of that very CLR type.
/// </summary>
internal static class LeafWriterFactory
{
    public static object Scalar(ScalarType scalar, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Create(typeof(NullableWriter<>), underlying, Scalar(scalar, underlying));
        }
        return (scalar.Name, type) switch
        {
            ("String" or "ID", _) when type == typeof(string) => new Execution.StringWriter(),
            ("ID", _) when type == typeof(long) => new Int64IdWriter(),
            ("Int", _) when type == typeof(int) => new Int32Writer(),
            ("Boolean", _) when type == typeof(bool) => new BooleanWriter(),
            ("Float", _) when type == typeof(double) => new DoubleWriter(),
            ("DateTime", _) when type == typeof(DateTimeOffset) => new DateTimeOffsetWriter(),
            _ => Create(typeof(CodecWriter<>), type, scalar.Codec),
        };
    }

    public static object Enum(EnumType names, Type type) => Nullable.GetUnderlyingType(type) is { } underlying
        ? Create(typeof(NullableWriter<>), underlying, Enum(names, underlying))
        : Create(typeof(EnumWriter<>), type, names);

    /// <summary>A list of what the writer of its items writes.</summary>
    public static object List(Type list, Type item, object itemWriter, bool itemsNonNull) =>
        Activator.CreateInstance(typeof(ListWriter<,>).MakeGenericType(list, item), itemWriter, itemsNonNull)!;

    private static object Create(Type definition, Type argument, object parameter) =>
        Activator.CreateInstance(definition.MakeGenericType(argument), parameter)!;
}
