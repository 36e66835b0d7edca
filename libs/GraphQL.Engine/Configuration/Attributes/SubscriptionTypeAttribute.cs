namespace GraphQL.Engine;

/// <summary>Marks a class whose public methods are fields of the subscription root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;
