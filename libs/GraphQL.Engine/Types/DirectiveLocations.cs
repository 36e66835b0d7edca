using System.Collections.Frozen;

namespace GraphQL.Engine.Types;

/// <summary>The names of directive locations in GraphQL.</summary>
public static class DirectiveLocations
{
    private static readonly string[] Names =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION",
    ];

    private static readonly FrozenDictionary<string, DirectiveLocation> ByName =
        Names.Select((name, i) => (name, location: (DirectiveLocation)i))
            .ToFrozenDictionary(p => p.name, p => p.location, StringComparer.Ordinal);

    /// <summary>The name in GraphQL, such as <c>FIELD_DEFINITION</c>.</summary>
    public static string Name(this DirectiveLocation location) => Names[(int)location];

    /// <summary>Finds a location by its name in GraphQL.</summary>
    public static bool TryParse(string name, out DirectiveLocation location) => ByName.TryGetValue(name, out location);
}
