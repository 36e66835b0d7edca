namespace GraphQL.Engine.Types;

/// <summary>Coerces every default while the schema is built, so that requests only read them.</summary>
internal static class DefaultValues
{
    public static void CoerceAll(GraphQLSchema schema)
    {
        foreach (var value in All(schema))
        {
            _ = value.HasDefaultValue;
        }
    }

    private static IEnumerable<InputValueDefinition> All(GraphQLSchema schema)
    {
        var inputs = schema.Types.OfType<InputObjectType>().SelectMany(t => t.Fields);
        var arguments = schema.Types.OfType<FieldContainerType>().SelectMany(t => t.Fields).SelectMany(f => f.Arguments);
        return inputs.Concat(arguments).Concat(schema.Directives.SelectMany(d => d.Arguments));
    }
}
