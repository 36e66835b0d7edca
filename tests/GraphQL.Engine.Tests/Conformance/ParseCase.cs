using GraphQL.Engine.Language;

namespace GraphQL.Engine.Tests.Conformance;

internal sealed record ParseCase(string Source, ParseCaseOptions? Options, ExpectedError? Error)
{
    public static ParseCase[] All { get; } = CaseFiles.ReadLines<ParseCase>("parse.jsonl");
}

internal sealed record ParseCaseOptions(bool NoLocation, bool AllowLegacyFragmentVariables, int? MaxTokens)
{
    /// <summary>The grammar of graphql-js 16.11, which recorded the cases, has no descriptions of operations yet.</summary>
    public static ParseOptions Grammar { get; } = new() { ExecutableDescriptions = false };

    public ParseOptions ToParseOptions() =>
        Grammar with { NoLocation = NoLocation, AllowLegacyFragmentVariables = AllowLegacyFragmentVariables, MaxTokens = MaxTokens };
}
