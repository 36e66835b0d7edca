namespace GraphQL.Engine;

/// <summary>Gives a field or argument the type ID, of the object type of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IDAttribute<T>() : IDAttribute(typeof(T).Name);
