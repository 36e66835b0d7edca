namespace GraphQL.Engine;

/// <summary>
/// Marks a static class that adds resolvers to the object type of <typeparamref name="T"/>; a method of a property's name replaces it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : Attribute where T : notnull;
