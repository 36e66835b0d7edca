namespace GraphQL.Engine;

/// <summary>
/// Gives a field or argument the type ID. The CLR type may be string, long, int, Guid or a list of these; in JSON it is always a string.
/// The id is not encoded: what the database holds is what clients see.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public class IDAttribute : Attribute
{
    /// <summary>An id of the enclosing type.</summary>
    public IDAttribute() { }

    /// <summary>An id of the named type; kept for compatibility, ids are not type-encoded.</summary>
    public IDAttribute(string typeName) => TypeName = typeName;

    /// <summary>The type named, or null.</summary>
    public string? TypeName { get; }
}
