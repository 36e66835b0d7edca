namespace GraphQL.Engine.Types;

/// <summary>The five scalars of the specification, shared by all schemas.</summary>
public static class BuiltInScalars
{
    /// <summary>A signed 32-bit integer; <see cref="int"/>.</summary>
    public static ScalarType Int { get; } = new("Int", new IntCodec())
    {
        Description = "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between "
            + "-(2^31) and 2^31 - 1.",
    };

    /// <summary>A finite IEEE 754 double; <see cref="double"/>.</summary>
    public static ScalarType Float { get; } = new("Float", new FloatCodec())
    {
        Description = "The `Float` scalar type represents signed double-precision fractional values as specified by "
            + "[IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
    };

    /// <summary>Unicode text; <see cref="string"/>.</summary>
    public static ScalarType String { get; } = new("String", new StringCodec())
    {
        Description = "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is "
            + "most often used by GraphQL to represent free-form human-readable text.",
    };

    /// <summary>True or false; <see cref="bool"/>.</summary>
    public static ScalarType Boolean { get; } = new("Boolean", new BooleanCodec())
    {
        Description = "The `Boolean` scalar type represents `true` or `false`.",
    };

    /// <summary>An opaque identifier, always a string in responses; <see cref="string"/>.</summary>
    public static ScalarType Id { get; } = new("ID", new IdCodec())
    {
        Description = "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The "
            + "ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an "
            + "input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
    };

    /// <summary>Finds one by its name.</summary>
    public static ScalarType? Find(string name) => name switch
    {
        "String" => String,
        "Int" => Int,
        "Float" => Float,
        "Boolean" => Boolean,
        "ID" => Id,
        _ => null,
    };

    /// <summary>Whether a type of that name is one of the five.</summary>
    public static bool Contains(string name) => Find(name) is not null;
}
