namespace GraphQL.Engine.Types;

/// <summary>What a type is: the values of <c>__TypeKind</c>.</summary>
public enum TypeKind
{
    /// <summary>A leaf with a codec.</summary>
    Scalar,

    /// <summary>Fields with resolvers.</summary>
    Object,

    /// <summary>Fields that objects share.</summary>
    Interface,

    /// <summary>One of several objects.</summary>
    Union,

    /// <summary>A leaf with a fixed set of names.</summary>
    Enum,

    /// <summary>Fields of an input.</summary>
    InputObject,

    /// <summary>A list of another type.</summary>
    List,

    /// <summary>A type that excludes null.</summary>
    NonNull,
}
