namespace GraphQL.Engine.Language;

internal static class SyntaxErrors
{
    public static GraphQLSyntaxException At(Source source, int position, string message) =>
        new(new GraphQLError($"Syntax Error: {message}") { Locations = [source.GetLocation(position)] });
}
