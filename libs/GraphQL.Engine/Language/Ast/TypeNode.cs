namespace GraphQL.Engine.Language;

/// <summary>A reference to a type: a name, a list or a non-null of another.</summary>
public abstract class TypeNode : SyntaxNode
{
    /// <summary>A reference by name.</summary>
    public static NamedTypeNode Named(string name) => new() { Name = new NameNode { Value = name } };

    /// <summary>Reads a reference such as <c>[ID!]!</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a type reference.</exception>
    public static TypeNode Parse(string text) => Parser.ParseType(new Source(text), new ParseOptions { NoLocation = true });

    /// <summary>The list of this type.</summary>
    public ListTypeNode List() => new() { Type = this };

    /// <summary>The non-null form of this type; itself when it is non-null already.</summary>
    public NonNullTypeNode NonNull() => this as NonNullTypeNode ?? new NonNullTypeNode { Type = this };

    /// <summary>The name at the core of the reference.</summary>
    public NamedTypeNode NamedType
    {
        get
        {
            var type = this;
            while (true)
            {
                switch (type)
                {
                    case ListTypeNode list: type = list.Type; break;
                    case NonNullTypeNode nonNull: type = nonNull.Type; break;
                    default: return (NamedTypeNode)type;
                }
            }
        }
    }
}
