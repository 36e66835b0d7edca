namespace GraphQL.Engine;

/// <summary>Gives a field or argument the GraphQL type of another CLR type.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GraphQLTypeAttribute<T>() : GraphQLTypeAttribute(typeof(T));
