namespace GraphQL.Engine;

/// <summary>Binds a parameter to a service of the request's scope.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute
{
    /// <summary>Resolves the service by its type.</summary>
    public ServiceAttribute() { }

    /// <summary>Resolves the service by its type and key.</summary>
    public ServiceAttribute(string key) => Key = key;

    /// <summary>The key of a keyed service, or null.</summary>
    public string? Key { get; }
}
