using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>The fields that every schema has besides the declared ones.</summary>
public sealed class MetaFields
{
    internal MetaFields(TypeBinder binder)
    {
        foreach (var field in new[] { Schema, Type, TypeName })
        {
            field.Bind(null, 0, binder);
        }
    }

    /// <summary><c>__schema: __Schema!</c> of the query root.</summary>
    public FieldDefinition Schema { get; } = new("__schema", TypeNode.Named("__Schema").NonNull())
    {
        Description = "Access the current type schema of this server.",
    };

    /// <summary><c>__type(name: String!): __Type</c> of the query root.</summary>
    public FieldDefinition Type { get; } = new("__type", TypeNode.Named("__Type"))
    {
        Description = "Request the type information of a single type.",
        Arguments = [new InputValueDefinition("name", TypeNode.Named("String").NonNull())],
    };

    /// <summary><c>__typename: String!</c> of every composite type.</summary>
    public FieldDefinition TypeName { get; } = new("__typename", TypeNode.Named("String").NonNull())
    {
        Description = "The name of the current Object type at runtime.",
    };

    internal FieldDefinition? Find(NamedType parent, string name, bool isQueryRoot) => name switch
    {
        "__typename" when parent.IsComposite => TypeName,
        "__schema" when isQueryRoot => Schema,
        "__type" when isQueryRoot => Type,
        _ => null,
    };
}
