using GraphQL.Engine.Language;

namespace GraphQL.Engine.Tests.Conformance;

/// <summary>An error as recorded.</summary>
internal sealed record ExpectedError(string Message, SourceLocation[]? Locations)
{
    /// <summary>Errors as comparable text.</summary>
    public static string Text(IEnumerable<ExpectedError> errors) =>
        string.Join("\n", errors.Select(e => Text(e.Message, e.Locations ?? [])));

    public static string Text(IEnumerable<GraphQLError> errors) => string.Join("\n", errors.Select(e => Text(e.Message, e.Locations)));

    private static string Text(string message, IEnumerable<SourceLocation> locations) =>
        $"{message} @ {string.Join(", ", locations.Select(l => $"{l.Line}:{l.Column}"))}";
}
