using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>
/// Writes a schema as a type system document, in the layout and order of graphql-js. What is printed builds an equal schema.
/// </summary>
public static partial class SchemaPrinter
{
    /// <summary>The document: without the built-in scalars, the specified directives and the introspection types.</summary>
    public static string Print(GraphQLSchema schema)
    {
        var directives = schema.Directives.Where(d => !SpecifiedDirectives.Contains(d.Name)).Select(PrintDirective);
        var types = schema.Types.Where(t => !t.IsIntrospection && !BuiltInScalars.Contains(t.Name)).Select(PrintType);
        IEnumerable<string> parts = [PrintRoots(schema), .. directives, .. types];
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    /// <summary>The definition of one type.</summary>
    public static string PrintType(NamedType type) => Description(type.Description) + type switch
    {
        ObjectType node => $"type {type.Name}{Implements(node)}{Fields(node.Fields)}",
        InterfaceType node => $"interface {type.Name}{Implements(node)}{Fields(node.Fields)}",
        UnionType node => $"union {type.Name}{(node.Members.IsEmpty ? "" : " = ")}{string.Join(" | ", node.Members)}",
        EnumType node => $"enum {type.Name}{Block(node.Values.Select(v => (v.Description, v.Name + Deprecated(v.DeprecationReason))))}",
        InputObjectType node =>
            $"input {type.Name}{(node.IsOneOf ? " @oneOf" : "")}{Block(node.Fields.Select(f => (f.Description, InputValue(f))))}",
        _ => $"scalar {type.Name}{SpecifiedBy((ScalarType)type)}",
    };

    /// <summary>The schema definition; not needed when the roots have their usual names and there is no description.</summary>
    private static string PrintRoots(GraphQLSchema schema)
    {
        (string Keyword, string Usual, ObjectType? Type)[] roots =
        [
            ("query", "Query", schema.QueryType), ("mutation", "Mutation", schema.MutationType),
            ("subscription", "Subscription", schema.SubscriptionType),
        ];
        var given = roots.Where(r => r.Type is not null).ToArray();
        if (given.Length == 0 || (schema.Description is null && Array.TrueForAll(given, r => r.Type!.Name == r.Usual)))
        {
            return "";
        }

        return $"{Description(schema.Description)}schema {{\n{string.Join("\n", given.Select(r => $"  {r.Keyword}: {r.Type}"))}\n}}";
    }

    private static string PrintDirective(DirectiveDefinition directive) => Description(directive.Description)
        + $"directive @{directive.Name}{Arguments(directive.Arguments, "")}{(directive.IsRepeatable ? " repeatable" : "")} on "
        + string.Join(" | ", directive.Locations.Select(location => location.Name()));

    private static string Implements(FieldContainerType type) =>
        type.Interfaces.IsEmpty ? "" : " implements " + string.Join(" & ", type.Interfaces);

    private static string SpecifiedBy(ScalarType scalar) =>
        scalar.SpecifiedByUrl is null ? "" : $" @specifiedBy(url: {StringPrinter.Print(scalar.SpecifiedByUrl)})";
}
