using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Validation;

/// <summary>A field and the type that it is selected of.</summary>
internal sealed record SelectedField(NamedType? Parent, FieldNode Node, FieldDefinition? Definition)
{
    private string? _arguments;

    /// <summary>The arguments as text that is equal for equal arguments in whatever order; null when a name occurs twice.</summary>
    public string? Arguments => Node.Arguments.IsEmpty ? "" : _arguments ??= ArgumentText.Of(Node.Arguments);

    /// <summary>The type of the selection set below the field.</summary>
    public NamedType? ChildParent => Definition?.Type.Named;

    /// <summary>Whether values of both types cannot exist at once: lists and non-nulls must agree, and so must leaves.</summary>
    public static bool TypesConflict(GraphQLType type1, GraphQLType type2)
    {
        while (true)
        {
            switch (type1, type2)
            {
                case (ListType list1, ListType list2):
                    (type1, type2) = (list1.ItemType, list2.ItemType);
                    break;
                case (NonNullType nonNull1, NonNullType nonNull2):
                    (type1, type2) = (nonNull1.Nullable, nonNull2.Nullable);
                    break;
                default:
                    return type1.Kind is TypeKind.List or TypeKind.NonNull || type2.Kind is TypeKind.List or TypeKind.NonNull
                        || ((type1.IsLeaf || type2.IsLeaf) && !ReferenceEquals(type1, type2));
            }
        }
    }
}
