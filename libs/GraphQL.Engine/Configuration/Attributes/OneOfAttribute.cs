namespace GraphQL.Engine;

/// <summary>Marks an input type of which exactly one field is given (@oneOf). Its properties must be nullable.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
