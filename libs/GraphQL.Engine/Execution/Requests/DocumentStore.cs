using GraphQL.Engine.Language;
using GraphQL.Engine.Types;
using GraphQL.Engine.Validation;

namespace GraphQL.Engine.Execution;

/// <summary>
/// Parses and validates each document once. Invalid ones have a small cache of their own: no flood of them touches the valid ones.
/// </summary>
internal sealed class DocumentStore(GraphQLSchema schema, ExecutionLimits limits)
{
    // Weighed by characters; a document's tree and plans take some twenty times its text.
    private readonly BoundedCache<PreparedDocument> _valid = new(maxCount: 1_000, maxWeight: 2_000_000);
    private readonly BoundedCache<PreparedDocument> _invalid = new(maxCount: 100, maxWeight: 500_000);
    private readonly ParseOptions _parseOptions = new()
    {
        MaxTokens = limits.MaxTokens,
        MaxDepth = limits.MaxDepth,
        MaxFields = limits.MaxFields,
        MaxDirectives = limits.MaxDirectives,
    };

    /// <summary>The document of a text.</summary>
    public PreparedDocument Get(string text)
    {
        if (_valid.TryGet(text, out var known) || _invalid.TryGet(text, out known))
        {
            EngineTelemetry.CountDocument(hit: true);
            return known;
        }
        EngineTelemetry.CountDocument(hit: false);
        var prepared = Prepare(text);
        (prepared.Errors.Count == 0 ? _valid : _invalid).Add(text, prepared, text.Length + 100);
        return prepared;
    }

    private PreparedDocument Prepare(string text)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(text, _parseOptions);
        }
        catch (GraphQLSyntaxException e)
        {
            return Invalid([e.Error], ErrorCodes.ParseFailed);
        }
        var scan = DocumentScan.Of(document);
        if (scan.Aliases > limits.MaxAliases)
        {
            return Invalid([new GraphQLError($"The document has more than {limits.MaxAliases} aliases.")], ErrorCodes.CostLimit);
        }
        var errors = DocumentValidator.Validate(schema, document);
        return errors.Count > 0 ? Invalid(errors, ErrorCodes.ValidationFailed) : new PreparedDocument
        {
            Operations = [.. document.Definitions.OfType<OperationDefinitionNode>()
                .Select(o => new PreparedOperation(document, o, scan.ConditionVariables))],
        };
    }

    private static PreparedDocument Invalid(IEnumerable<GraphQLError> errors, string code) =>
        new() { Errors = [.. errors.Select(e => Error.From(e, code))] };
}
