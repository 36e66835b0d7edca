namespace GraphQL.Engine.Types;

/// <summary>A schema cannot be built, or breaks the rules of the type system.</summary>
public sealed class GraphQLSchemaException : Exception
{
    internal GraphQLSchemaException(IReadOnlyList<GraphQLError> errors)
        : base(string.Join("\n\n", errors.Select(e => e.Message))) => Errors = errors;

    /// <summary>What is wrong, at least one.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }
}
