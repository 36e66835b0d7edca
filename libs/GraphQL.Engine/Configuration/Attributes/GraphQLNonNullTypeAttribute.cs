namespace GraphQL.Engine;

/// <summary>Makes a field or argument non-null whatever its CLR type says.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GraphQLNonNullTypeAttribute : Attribute;
