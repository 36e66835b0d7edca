using GraphQL.Engine.Language;

namespace GraphQL.Engine.Tests.Conformance;

internal sealed record ParseCase(string Source, ParseCaseOptions? Options, ExpectedError? Error)
{
    public static ParseCase[] All { get; } = CaseFiles.ReadLines<ParseCase>("parse.jsonl");
}

internal sealed record ParseCaseOptions(bool NoLocation, bool AllowLegacyFragmentVariables, int? MaxTokens)
{
    public ParseOptions ToParseOptions() =>
        new() { NoLocation = NoLocation, AllowLegacyFragmentVariables = AllowLegacyFragmentVariables, MaxTokens = MaxTokens };
}
