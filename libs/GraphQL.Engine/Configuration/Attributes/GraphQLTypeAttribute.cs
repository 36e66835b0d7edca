namespace GraphQL.Engine;

/// <summary>Gives a field or argument a type other than the one its CLR type implies.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public class GraphQLTypeAttribute : Attribute
{
    /// <summary>A type reference in GraphQL syntax, such as <c>[URL!]!</c>, or the name of a registered type.</summary>
    public GraphQLTypeAttribute(string typeSyntax) => TypeSyntax = typeSyntax;

    /// <summary>The CLR type to take the GraphQL type from.</summary>
    public GraphQLTypeAttribute(Type type) => Type = type;

    /// <summary>The type reference in GraphQL syntax.</summary>
    public string? TypeSyntax { get; }

    /// <summary>The CLR type to take the GraphQL type from.</summary>
    public Type? Type { get; }
}
