namespace GraphQL.Engine;

/// <summary>Binds a parameter to a value in the request's context data.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute : Attribute
{
    /// <summary>Uses the parameter's name as key.</summary>
    public GlobalStateAttribute() { }

    /// <summary>Uses a key of its own.</summary>
    public GlobalStateAttribute(string key) => Key = key;

    /// <summary>The key, or null for the parameter's name.</summary>
    public string? Key { get; }
}
