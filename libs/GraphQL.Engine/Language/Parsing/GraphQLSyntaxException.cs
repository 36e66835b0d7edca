namespace GraphQL.Engine.Language;

/// <summary>The text is not GraphQL, or exceeds a limit of the parser.</summary>
public sealed class GraphQLSyntaxException : Exception
{
    internal GraphQLSyntaxException(GraphQLError error)
        : base(error.Message) => Error = error;

    /// <summary>The one error; its message begins with <c>Syntax Error: </c>.</summary>
    public GraphQLError Error { get; }
}
