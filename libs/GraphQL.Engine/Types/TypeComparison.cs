namespace GraphQL.Engine.Types;

/// <summary>Relations between types.</summary>
internal static class TypeComparison
{
    /// <summary>Whether some object can be of both composite types.</summary>
    public static bool Overlap(GraphQLSchema schema, NamedType a, NamedType b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a.IsAbstract)
        {
            return b.IsAbstract ? schema.GetPossibleTypes(a).Any(type => schema.IsSubType(b, type)) : schema.IsSubType(a, b);
        }

        return b.IsAbstract && schema.IsSubType(b, a);
    }

    /// <summary>Whether every value of the first type is one of the second (covariance).</summary>
    public static bool IsSubType(GraphQLSchema schema, GraphQLType type, GraphQLType super)
    {
        while (!ReferenceEquals(type, super))
        {
            switch (type, super)
            {
                case (NonNullType nonNull, NonNullType superNonNull):
                    (type, super) = (nonNull.Nullable, superNonNull.Nullable);
                    break;
                case (NonNullType nonNull, _):
                    type = nonNull.Nullable;
                    break;
                case (ListType list, ListType superList):
                    (type, super) = (list.ItemType, superList.ItemType);
                    break;
                default:
                    return type is FieldContainerType named && super is NamedType { IsAbstract: true } abstractType
                        && schema.IsSubType(abstractType, named);
            }
        }

        return true;
    }
}
