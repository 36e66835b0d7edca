namespace GraphQL.Engine.Types;

/// <summary>An interface type.</summary>
/// <param name="name">The name.</param>
public sealed class InterfaceType(string name) : FieldContainerType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Interface;
}
