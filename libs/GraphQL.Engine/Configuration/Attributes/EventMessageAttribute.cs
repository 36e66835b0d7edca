namespace GraphQL.Engine;

/// <summary>Binds a parameter to the message of a subscription event.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
