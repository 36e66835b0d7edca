namespace GraphQL.Engine.Execution;

/// <content>Errors of fields: each with its path and the places in the document.</content>
internal sealed partial class ResponseWriter
{
    // A batch that fails is one failure of many values: it is filtered and logged once.
    private readonly Dictionary<Exception, IError[]> _reported = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds the error of a field at its place below the current path.</summary>
    private void AddError(FieldPlan field, Exception exception) => Add(field, exception, Path.With(field.Selection.ResponseName));

    /// <summary>Adds an error at the current path.</summary>
    private void AddErrorHere(FieldPlan field, Exception exception) => Add(field, exception, Path.ToArray());

    private void Explain(FieldPlan field, Written written, bool nonNull, bool isItem)
    {
        GraphQLException? reason = written switch
        {
            Written.Null when nonNull => Internal($"Cannot return null for non-nullable field {field.Coordinate}."),
            Written.Invalid => Internal($"{field.Coordinate} has a value that its type {field.Field.Type.Named} cannot represent."),
            _ => null,
        };
        if (reason is not null)
        {
            Add(field, reason, isItem ? Path.ToArray() : Path.With(field.Selection.ResponseName));
        }
    }

    private static GraphQLException Internal(string message) => new(new Error(message) { Code = ErrorCodes.Internal });

    private void Add(FieldPlan field, Exception exception, object[] path)
    {
        if (!_reported.TryGetValue(exception, out var errors))
        {
            _reported.Add(exception, errors = [.. run.Schema.Errors.Of(exception, field.Coordinate, run.CancellationToken)]);
        }
        foreach (var error in errors)
        {
            Errors.Add(ErrorReporter.At(error, path, field.Selection.Locations));
        }
    }
}
