namespace GraphQL.Engine;

/// <summary>Gives an argument or input field a default value. A parameter's own default value is taken by itself.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class DefaultValueAttribute : Attribute
{
    /// <summary>The default, as a CLR value.</summary>
    public DefaultValueAttribute(object? value) => Value = value;

    /// <summary>The default, as a CLR value.</summary>
    public object? Value { get; }
}
