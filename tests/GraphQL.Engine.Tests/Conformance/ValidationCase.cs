using System.Collections.Immutable;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Conformance;

internal sealed record ValidationCase(
    string Kind, string Rule, string Document, ExpectedError[] RuleErrors, ExpectedError[]? AllErrors, int? Schema)
{
    private static readonly string[] Sdl = CaseFiles.Read<string[]>("schemas.json");
    private static readonly SdlOptions Options = new()
    {
        AssumeValid = true,
        Scalars = ImmutableDictionary<string, ScalarCodec>.Empty.Add("CustomScalar", new RefusingCodec()),
    };

    private static readonly Lazy<GraphQLSchema>[] Schemas =
        [.. Sdl.Select(sdl => new Lazy<GraphQLSchema>(() => SdlSchema.Build(sdl, Options)))];

    public static ValidationCase[] All { get; } = CaseFiles.ReadLines<ValidationCase>("validation.jsonl");

    public bool IsSdl => Kind == "sdl";

    public GraphQLSchema? ResolveSchema() => Schema is { } index ? Schemas[index].Value : null;

    /// <summary>Some recorded documents use the legacy syntax of fragment variables.</summary>
    public DocumentNode Parse() => Parser.Parse(Document, new ParseOptions { AllowLegacyFragmentVariables = true });
}
