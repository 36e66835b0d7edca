namespace GraphQL.Engine.Types;

/// <summary>An object type.</summary>
/// <param name="name">The name.</param>
public sealed class ObjectType(string name) : FieldContainerType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Object;
}
