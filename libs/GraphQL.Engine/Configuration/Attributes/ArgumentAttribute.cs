namespace GraphQL.Engine;

/// <summary>Binds a parameter to a field argument, even where its type is a registered service.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute : Attribute
{
    /// <summary>Names the argument after the parameter.</summary>
    public ArgumentAttribute() { }

    /// <summary>Gives the argument a name of its own.</summary>
    public ArgumentAttribute(string name) => Name = name;

    /// <summary>The argument's name, or null for the parameter's.</summary>
    public string? Name { get; }
}
