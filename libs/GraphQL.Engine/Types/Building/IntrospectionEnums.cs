namespace GraphQL.Engine.Types;

/// <summary>
/// The enums of the introspection system; their values are <see cref="Types.TypeKind"/> and <see cref="Types.DirectiveLocation"/>.
/// </summary>
internal static class IntrospectionEnums
{
    public static EnumType TypeKind() => new("__TypeKind")
    {
        Description = "An enum describing what kind of type a given `__Type` is.",
        Values =
        [
            Kind("SCALAR", Types.TypeKind.Scalar, "a scalar."),
            Kind("OBJECT", Types.TypeKind.Object, "an object. `fields` and `interfaces` are valid fields."),
            Kind("INTERFACE", Types.TypeKind.Interface, "an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields."),
            Kind("UNION", Types.TypeKind.Union, "a union. `possibleTypes` is a valid field."),
            Kind("ENUM", Types.TypeKind.Enum, "an enum. `enumValues` is a valid field."),
            Kind("INPUT_OBJECT", Types.TypeKind.InputObject, "an input object. `inputFields` is a valid field."),
            Kind("LIST", Types.TypeKind.List, "a list. `ofType` is a valid field."),
            Kind("NON_NULL", Types.TypeKind.NonNull, "a non-null. `ofType` is a valid field."),
        ],
    };

    public static EnumType DirectiveLocation() => new("__DirectiveLocation")
    {
        Description = "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such "
            + "possible adjacencies.",
        Values = [.. Enum.GetValues<DirectiveLocation>().Select(Location)],
    };

    private static EnumValueDefinition Kind(string name, TypeKind kind, string what) =>
        new(name, kind) { Description = $"Indicates this type is {what}" };

    private static EnumValueDefinition Location(DirectiveLocation location) => new(location.Name(), location)
    {
        Description = $"Location adjacent to {Place(location)}.",
    };

    private static string Place(DirectiveLocation location) => location switch
    {
        Types.DirectiveLocation.Query or Types.DirectiveLocation.Mutation or Types.DirectiveLocation.Subscription =>
            $"a {location.Name().ToLowerInvariant()} operation",
        Types.DirectiveLocation.Field => "a field",
        Types.DirectiveLocation.InlineFragment => "an inline fragment",
        Types.DirectiveLocation.FragmentDefinition or Types.DirectiveLocation.FragmentSpread
            or Types.DirectiveLocation.VariableDefinition =>
            $"a {Words(location)}",
        Types.DirectiveLocation.Object => "an object type definition",
        Types.DirectiveLocation.InputObject => "an input object type definition",
        Types.DirectiveLocation.InputFieldDefinition => "an input object field definition",
        Types.DirectiveLocation.FieldDefinition or Types.DirectiveLocation.ArgumentDefinition => $"{Article(location)} {Words(location)}",
        _ => $"{Article(location)} {Words(location)} definition",
    };

    private static string Words(DirectiveLocation location) => location.Name().ToLowerInvariant().Replace('_', ' ');

    private static string Article(DirectiveLocation location) => location.Name()[0] is 'A' or 'E' or 'I' or 'O' ? "an" : "a";
}
