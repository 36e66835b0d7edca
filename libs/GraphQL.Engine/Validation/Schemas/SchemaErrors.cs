using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>The errors of a schema so far.</summary>
internal sealed class SchemaErrors
{
    private readonly List<GraphQLError> _errors = [];

    public IReadOnlyList<GraphQLError> All => _errors;

    public void Add(string message, params ReadOnlySpan<SyntaxNode?> nodes) => _errors.Add(new GraphQLError(message, nodes));
}
