namespace GraphQL.Engine;

/// <summary>Binds a bool parameter to whether the request selects one of the named fields below the resolved one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IsSelectedAttribute : Attribute
{
    /// <summary>Any of these field names, as in the schema.</summary>
    public IsSelectedAttribute(params string[] fieldNames) => FieldNames = fieldNames;

    /// <summary>The field names asked for.</summary>
    public IReadOnlyList<string> FieldNames { get; }
}
