namespace GraphQL.Engine;

/// <summary>Binds a parameter to the object whose field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;
