namespace GraphQL.Engine.Types;

/// <summary>A type of a schema: a named type, or a list or non-null of another. Within one schema equal types are one object.</summary>
public abstract class GraphQLType
{
    private ListType? _list;
    private NonNullType? _nonNull;

    private protected GraphQLType()
    {
    }

    /// <summary>What the type is.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>The named type at the core of lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without an outer non-null.</summary>
    public virtual GraphQLType Nullable => this;

    /// <summary>The list of this type.</summary>
    public ListType List => _list ?? Interlocked.CompareExchange(ref _list, new ListType(this), null) ?? _list;

    /// <summary>This type without null; itself when it excludes null already.</summary>
    public NonNullType NonNull => this as NonNullType
        ?? _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new NonNullType(this), null) ?? _nonNull;

    /// <summary>Whether arguments and input fields may have it.</summary>
    public bool IsInput => Named.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>Whether output fields may have it.</summary>
    public bool IsOutput => Named.Kind is not TypeKind.InputObject;

    /// <summary>Whether it is a scalar or an enum.</summary>
    public bool IsLeaf => Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <summary>Whether it is an object, interface or union.</summary>
    public bool IsComposite => Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    /// <summary>Whether it is an interface or union.</summary>
    public bool IsAbstract => Kind is TypeKind.Interface or TypeKind.Union;
}
