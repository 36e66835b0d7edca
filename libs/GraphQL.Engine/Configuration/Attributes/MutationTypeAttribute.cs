namespace GraphQL.Engine;

/// <summary>Marks a class whose public methods are fields of the mutation root. They run one after the other.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;
