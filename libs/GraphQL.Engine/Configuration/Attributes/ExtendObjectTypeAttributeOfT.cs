namespace GraphQL.Engine;

/// <summary>Marks a class that adds fields to the object type of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExtendObjectTypeAttribute<T>() : ExtendObjectTypeAttribute(typeof(T));
