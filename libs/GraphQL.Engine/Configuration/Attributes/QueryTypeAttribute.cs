namespace GraphQL.Engine;

/// <summary>Marks a class whose public methods and properties are fields of the query root. Several classes may share the root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;
